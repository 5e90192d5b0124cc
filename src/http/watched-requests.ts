import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessEntry } from '../ports/access-log.js';
import { Figures } from '../ports/figures.js';
import { isOwn, isProbe } from './callers.js';
import { isInner } from './in-process/in-process.js';
import { networkOf } from './network.js';

/** Told of each request, and by which trace, once it has ended. */
export type Watcher = (entry: AccessEntry, request: FastifyRequest) => void;

type Ended = (request: FastifyRequest, reply: Watched, status: number) => void;

/** nginx's, for a caller who did not wait for the answer. */
const clientClosed = 499;

/** Whether a request was begun, and whether it was told of. */
const stage = Symbol('stage');
type Watched = FastifyReply & { [stage]: 'refused early' | 'open' | 'told' };

/** Requests from their begin to their end, whichever it is; probes and the warm-up are left out, they would drown the rest. */
export class WatchedRequests extends Figures {
  readonly name = 'requests';
  private underWay = 0;

  watch(instance: FastifyInstance, watchers: readonly Watcher[]): void {
    const ended = (request: FastifyRequest, reply: Watched, status: number) => {
      if (reply[stage] === 'told') return;
      const own = isOwn(request);
      if (reply[stage] === 'open') this.underWay -= Number(!own);
      reply[stage] = 'told';
      const entry = entryOf(request, reply, status);
      if (own) return;
      for (const told of watchers) told(entry, request);
    };
    instance.decorateReply(stage as never, 'refused early' as never);
    instance.addHook('onRequest', (request, reply, done) => {
      if (!isProbe(request.url)) this.begin(request, reply as Watched, ended);
      done();
    });
    // Fastify calls this where there was an answer, also one that an earlier hook gave.
    instance.addHook('onResponse', (request, reply, done) => {
      if (!isProbe(request.url)) ended(request, reply as Watched, reply.statusCode);
      done();
    });
  }

  private begin(request: FastifyRequest, reply: Watched, ended: Ended): void {
    // The warm-up goes the same way, or what was compiled by it would be thrown away when the first clients come.
    this.underWay += Number(!isOwn(request));
    reply[stage] = 'open';
    reply.raw.on('close', () => ended(request, reply, clientClosed));
  }

  read() {
    const help = 'Requests that are being answered.';
    return [{ name: 'ogrom_http_requests_in_flight', help, type: 'gauge' as const, value: this.underWay }];
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
