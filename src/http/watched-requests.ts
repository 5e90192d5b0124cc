import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessEntry } from '../ports/access-log.js';
import { Figures } from '../ports/figures.js';
import { isOwn, isProbe } from './callers.js';
import { isInner } from './in-process/in-process.js';
import { networkOf } from './network.js';

/** Told of each request, and by which trace, once it has ended. */
export type Watcher = (entry: AccessEntry, request: FastifyRequest) => void;

type Tell = (request: FastifyRequest, reply: FastifyReply, status: number) => void;

/** nginx's, for a caller who did not wait for the answer. */
const clientClosed = 499;

/** Requests from their begin to their end, whichever it is; probes and the warm-up are left out, they would drown the rest. */
export class WatchedRequests extends Figures {
  readonly name = 'requests';
  private readonly open = new Set<FastifyRequest>();

  watch(instance: FastifyInstance, watchers: readonly Watcher[]): void {
    const tell = (request: FastifyRequest, reply: FastifyReply, status: number) => {
      const entry = entryOf(request, reply, status);
      if (isOwn(request)) return;
      for (const told of watchers) told(entry, request);
    };
    instance.addHook('onRequest', (request, reply, done) => {
      if (!isProbe(request.url)) this.begin(request, reply, tell);
      done();
    });
    // Fastify calls this where there was an answer, also one that an earlier hook gave.
    instance.addHook('onResponse', (request, reply, done) => {
      this.open.delete(request);
      if (!isProbe(request.url)) tell(request, reply, reply.statusCode);
      done();
    });
  }

  private begin(request: FastifyRequest, reply: FastifyReply, tell: Tell): void {
    this.open.add(request);
    reply.raw.on('close', () => {
      if (this.open.delete(request)) tell(request, reply, clientClosed);
    });
  }

  read() {
    const help = 'Requests that are being answered.';
    const clients = [...this.open].filter((request) => !isOwn(request));
    return [{ name: 'ogrom_http_requests_in_flight', help, type: 'gauge' as const, value: clients.length }];
  }
}

function entryOf(request: FastifyRequest, reply: FastifyReply, status: number): AccessEntry {
  const length = Number(reply.getHeader('content-length'));
  return {
    method: request.method,
    route: request.routeOptions.url ?? '(none)',
    status,
    durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
    traceId: request.id,
    client: networkOf(request.ip),
    ...(isInner(request) && { inner: true }),
    ...(Number.isFinite(length) && { bytes: length }),
  };
}
