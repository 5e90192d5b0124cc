import { randomFillSync } from 'node:crypto';

/** Random bytes for many ids: asking the system for those of one takes as long as for all of these. */
const random = Buffer.alloc(4096);
let used = random.length;

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters of lower-case Crockford base32: ten of the time in milliseconds, by which they sort, and 80 random bits. */
export function clickId(now: number): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  let id = firstClickId(now);
  for (const end = used + 16; used < end; used++) id += crockford[random[used]! & 31];
  return id;
}

/** Sorts before every id of this millisecond. */
export function firstClickId(now: number): string {
  let time = '';
  for (let left = now; time.length < 10; left = Math.floor(left / 32)) time = crockford[left % 32] + time;
  return time;
}
