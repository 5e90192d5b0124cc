/** What stands between the service and a third party in tests, and makes the wire bad. */
export const toxiproxy = {
  ...{ name: 'toxiproxy-server', source: 'github.com/Shopify/toxiproxy/v2/cmd/server', version: 'v2.5.0' },
  why: 'to make the wire to third parties bad in tests',
};
