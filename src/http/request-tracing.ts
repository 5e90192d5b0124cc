import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccessEntry } from '../ports/access-log.js';
import { type Attributes, type Span, type Spans, Tracing } from '../ports/tracing.js';
import { randomHex, type Sampler, type Trace, traceOf, traceparentOf } from './trace.js';

/** Follows requests through the service, so that what they call and what is logged meanwhile belongs to their trace. */
export class RequestTracing extends Tracing {
  private readonly current = new AsyncLocalStorage<Trace>();

  /** Without `spans` traces are only passed on. */
  constructor(
    readonly spans?: Spans,
    private readonly ratio = 1,
  ) {
    super();
  }

  /** Of traces that begin here; the last half of a trace id is random by the standard. */
  readonly sampler: Sampler = (traceId) =>
    this.spans !== undefined && Number.parseInt(traceId.slice(-8), 16) < this.ratio * 2 ** 32;

  traceId(): string | undefined {
    return this.current.getStore()?.traceId;
  }

  follow(instance: FastifyInstance): void {
    const within = (request: FastifyRequest, _reply: unknown, done: () => void) =>
      this.current.run(traceOf(request), done);
    instance.addHook('onRequest', within);
    // The events of a body come from the socket, outside of what the first hook has begun.
    instance.addHook('preValidation', (request, reply, done) =>
      request.body === undefined ? done() : within(request, reply, done),
    );
  }

  async call<T>(
    name: string,
    attributes: Attributes,
    work: (headers: Record<string, string>) => Promise<T>,
  ): Promise<T> {
    const within = this.current.getStore();
    if (!within) return work({});
    const own: Trace = { ...within, parentId: within.spanId, spanId: randomHex(8) };
    const began = performance.now();
    let failed = true;
    try {
      const result = await work(headersOf(own));
      failed = false;
      return result;
    } finally {
      this.note(own, { name, kind: 'client', attributes, failed, durationMs: performance.now() - began });
    }
  }

  /** Notes the span of a request that was answered. */
  answered(trace: Trace, { method, route, status, durationMs }: AccessEntry): void {
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
    };
    const name = `${method} ${route}`;
    this.note(trace, { name, kind: 'server', attributes, failed: status >= 500, durationMs });
  }

  private note({ sampled, ...trace }: Trace, work: Work): void {
    if (sampled) this.spans?.record({ ...trace, ...work, startedAt: Date.now() - work.durationMs });
  }
}

type Work = Pick<Span, 'name' | 'kind' | 'attributes' | 'failed' | 'durationMs'>;

function headersOf(trace: Trace): Record<string, string> {
  const traceparent = traceparentOf(trace);
  return trace.state === undefined ? { traceparent } : { traceparent, tracestate: trace.state };
}
