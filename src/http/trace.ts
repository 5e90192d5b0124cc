import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Where the service's own work stands in a trace (W3C Trace Context, level 1). */
export interface Trace {
  readonly traceId: string;
  /** Of the answer to this request. */
  readonly spanId: string;
  /** The caller's span; undefined where the trace begins here. */
  readonly parentId?: string;
  readonly sampled: boolean;
  /** The caller's `tracestate`, to be passed on. */
  readonly state?: string;
}

export type TracedMessage = IncomingMessage & { trace?: Trace };
/** Whether a trace that begins here is recorded. */
export type Sampler = (traceId: string) => boolean;

// No version is ff, and no id is all zeros.
const traceparent = /^((?!ff)[\da-f]{2})-((?!0{32})[\da-f]{32})-((?!0{16})[\da-f]{16})-([\da-f]{2})(?:$|-)/;
const longestState = 512;

/** Goes on with the caller's trace, or begins one where the header is missing or malformed. */
export function traceFrom(headers: IncomingHttpHeaders, sampler: Sampler): Trace {
  const spanId = randomHex(8);
  const given = parsed(headers['traceparent']);
  if (given) return { ...given, spanId, state: stateIn(headers) };
  const traceId = randomHex(16);
  return { traceId, spanId, sampled: sampler(traceId) };
}

/** The header that says which trace and span something belongs to. */
export function traceparentOf({ traceId, spanId, sampled }: Omit<Trace, 'parentId' | 'state'>): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** The trace of a request; its id is the trace's. */
export function traceOf(request: { readonly raw: TracedMessage }): Trace {
  return request.raw.trace!;
}

/** An id of so many bytes that is not all zeros. */
export function randomHex(length: number): string {
  if (pool.at + length > pool.bytes.length) Object.assign(pool, { bytes: randomBytes(4096), at: 0 });
  pool.at += length;
  return pool.bytes.toString('hex', pool.at - length, pool.at);
}

// One call for many ids: asking the system for 16 random bytes costs more than all the rest of a request's tracing.
const pool = { bytes: Buffer.alloc(0), at: 0 };

function parsed(header: string | string[] | undefined) {
  const found = typeof header === 'string' ? traceparent.exec(header) : undefined;
  if (!found) return undefined;
  const [whole, version, traceId = '', parentId = '', flags = ''] = found;
  if (version === '00' && whole !== header) return undefined;
  return { traceId, parentId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

function stateIn({ tracestate }: IncomingHttpHeaders): string | undefined {
  if (tracestate === undefined) return undefined;
  const state = [tracestate].flat().filter(Boolean).join(',');
  return state !== '' && state.length <= longestState ? state : undefined;
}
