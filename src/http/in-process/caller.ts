import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../ports/dispatch.js';
import { traceOf, traceparentOf } from '../trace.js';

/** What inner requests have of the outer one unless they say otherwise; nothing else of it reaches them. */
const inherited = ['host', 'user-agent', 'accept-language', 'authorization', 'x-api-key'] as const;

/** A request as the caller of its parts: their trace is its own, and they come from where it came from. */
export function callerOf(request: FastifyRequest): Caller {
  const trace = traceOf(request);
  const headers: Record<string, string> = { traceparent: traceparentOf(trace) };
  if (trace.state !== undefined) headers['tracestate'] = trace.state;
  for (const name of inherited) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return { address: request.ip, traceId: trace.traceId, headers };
}
