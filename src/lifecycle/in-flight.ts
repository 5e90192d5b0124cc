import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Lifecycle } from '../ports/lifecycle.js';

/** A request that is not answered yet, as the log names it. */
export interface UnansweredRequest {
  readonly method: string;
  /** The route's template: a path may hold what is nobody's business. */
  readonly route: string;
  readonly traceId: string;
  readonly ageMs: number;
}

/** The requests that are being answered. While the instance drains each answer is the last on its connection. */
export class InFlight {
  private readonly replies = new Set<FastifyReply>();

  constructor(instance: FastifyInstance, lifecycle: Lifecycle) {
    instance.addHook('onRequest', (_request, reply, done) => {
      this.replies.add(reply);
      // Also comes when the client has gone, unlike Fastify's onResponse.
      reply.raw.on('close', () => this.replies.delete(reply));
      if (lifecycle.draining.aborted) last(reply);
      done();
    });
    lifecycle.draining.addEventListener('abort', () => this.replies.forEach(last), { once: true });
  }

  get size(): number {
    return this.replies.size;
  }

  all(): readonly UnansweredRequest[] {
    return [...this.replies].map((reply) => ({
      method: reply.request.method,
      route: reply.request.routeOptions.url ?? '(none)',
      traceId: reply.request.id,
      ageMs: Math.round(reply.elapsedTime),
    }));
  }
}

function last(reply: FastifyReply): void {
  if (!reply.raw.headersSent) reply.header('connection', 'close');
}
