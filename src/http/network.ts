import ipaddr from 'ipaddr.js';

/** The network of an address, `192.0.2.0/24` or `2001:db8:1::/48`: enough to tell callers apart, too little to tell who they are. */
export function networkOf(address: string): string {
  // Made for each request, so the usual kind is not parsed.
  const isV4 = !address.includes(':');
  return isV4 ? `${address.slice(0, address.lastIndexOf('.'))}.0/24` : networkOfV6(address);
}

function networkOfV6(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return '(unknown)';
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return networkOf(parsed.toIPv4Address().toString());
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/48`).toString()}/48`;
}

/** What counts as one caller: an IPv4 address, or the /64 of IPv6 that a single subscriber has for itself. */
export function subscriberOf(address: string): string {
  if (!address.includes(':') || !ipaddr.IPv6.isValid(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/64`).toString()}/64`;
}
