import { expect, it } from '@jest/globals';
import { isPublicAddress } from '../../../src/adapters/http-call/public-address.js';

it.each([
  '8.8.8.8',
  '193.0.6.139',
  '172.15.255.255',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '2a00:1450:4001::5',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

it.each([
  ['unspecified', '0.0.0.0'],
  ['of this network', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '192.168.1.1'],
  ['shared by a carrier', '100.64.0.1'],
  ['loopback', '127.8.8.8'],
  ['the cloud’s metadata', '169.254.169.254'],
  ['for benchmarks', '198.18.0.1'],
  ['for documentation', '192.0.2.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['unique local', 'fd00:ec2::254'],
  ['multicast', 'ff02::1'],
  ['for documentation', '2001:db8::1'],
  ['IPv4-mapped, though public inside', '::ffff:8.8.8.8'],
  ['IPv4-mapped', '::ffff:127.0.0.1'],
  ['IPv4-compatible', '::127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['local NAT64', '64:ff9b:1::7f00:1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001:0:7f00:1::'],
  ['outside of what is given out', '4000::1'],
  ['no address', 'localhost'],
  ['nothing', ''],
])('an address that is %s is not public: %s', (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});
