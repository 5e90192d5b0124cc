import { randomBytes } from 'node:crypto';

const traceparent = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-([\da-f]{2})/;
const nothing = '0'.repeat(32);

/** The caller's trace id (W3C Trace Context), or a new one where the header is missing or malformed. */
export function traceIdOf(header: string | string[] | undefined): string {
  const found = typeof header === 'string' ? traceparent.exec(header)?.[1] : undefined;
  return found && found !== nothing ? found : randomHex(16);
}

/** The header that says which trace and span an answer belongs to. */
export function traceparentOf(traceId: string): string {
  return `00-${traceId}-${randomHex(8)}-01`;
}

const pool = { bytes: Buffer.alloc(0), at: 0 };

// One call for many ids: asking the system for 16 random bytes costs more than all the rest of a request's tracing.
function randomHex(length: number): string {
  if (pool.at + length > pool.bytes.length) Object.assign(pool, { bytes: randomBytes(4096), at: 0 });
  pool.at += length;
  return pool.bytes.toString('hex', pool.at - length, pool.at);
}
