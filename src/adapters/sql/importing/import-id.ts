import { randomBytes } from 'node:crypto';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

let latest = 0;

/**
 * 26 characters of lower-case Crockford base32 that sort by their time, in milliseconds; the rest is random.
 * Ids of one process sort in the order of their making: those of the same millisecond are told to be of the next.
 */
export function importId(now: number): string {
  latest = Math.max(now, latest + 1);
  const time = [...Array(10).keys()].map((n) => crockford[Math.floor(latest / 32 ** (9 - n)) % 32]);
  const random = [...randomBytes(16)].map((byte) => crockford[byte % 32]);
  return [...time, ...random].join('');
}
