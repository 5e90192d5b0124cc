import { randomBytes } from 'node:crypto';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters of lower-case Crockford base32: ten of the time in milliseconds, by which they sort, and 80 random bits. */
export function clickId(now: number): string {
  let random = '';
  for (const byte of randomBytes(16)) random += crockford[byte & 31];
  return firstClickId(now) + random;
}

/** Sorts before every id of this millisecond. */
export function firstClickId(now: number): string {
  let time = '';
  for (let left = now; time.length < 10; left = Math.floor(left / 32)) time = crockford[left % 32] + time;
  return time;
}
