import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header carries the token; the time that it takes tells nothing of it. */
export function carries(token: string, authorization: string | undefined): boolean {
  return timingSafeEqual(
    digest(authorization?.replace(/^bearer +/i, 'Bearer ') ?? ''),
    digest(`Bearer ${token}`),
  );
}

/** Of equal length for any text. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
