import { randomBytes } from 'node:crypto';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters of lower-case Crockford base32 that sort by their time, in milliseconds; the rest is random. */
export function importId(now: number): string {
  const time = [...Array(10).keys()].map((n) => crockford[Math.floor(now / 32 ** (9 - n)) % 32]);
  const random = [...randomBytes(16)].map((byte) => crockford[byte % 32]);
  return [...time, ...random].join('');
}
