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

/**
 * V8's sets keep what was deleted from them until the next full collection, once they are old: a new table hangs on the
 * one before. So what comes and goes with each request is held by something small, which lets go of it.
 */
interface Held {
  reply: FastifyReply | undefined;
}

/** The requests that are being answered. While the instance drains each answer is the last on its connection. */
export class InFlight {
  private readonly held = new Set<Held>();

  constructor(instance: FastifyInstance, lifecycle: Lifecycle) {
    instance.addHook('onRequest', (_request, reply, done) => {
      const held: Held = { reply };
      this.held.add(held);
      // Also comes when the client has gone, unlike Fastify's onResponse.
      reply.raw.on('close', () => {
        this.held.delete(held);
        held.reply = undefined;
      });
      if (lifecycle.draining.aborted) last(reply);
      done();
    });
    lifecycle.draining.addEventListener('abort', () => this.replies().forEach(last), { once: true });
  }

  get size(): number {
    return this.held.size;
  }

  private replies(): FastifyReply[] {
    return [...this.held].flatMap(({ reply }) => reply ?? []);
  }

  all(): readonly UnansweredRequest[] {
    return this.replies().map((reply) => ({
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
