import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccessLog } from '../ports/access-log.js';
import { isProbe } from './rate-limit.js';

/** Notes every answered request; probes are left out, they would drown the rest. */
export function logAccess(instance: FastifyInstance, log: AccessLog): void {
  instance.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    if (!isProbe(request.url)) log.record(entryOf(request, reply));
    done();
  });
}

function entryOf(request: FastifyRequest, reply: FastifyReply) {
  const length = Number(reply.getHeader('content-length'));
  return {
    method: request.method,
    route: request.routeOptions.url ?? '(none)',
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
    traceId: request.id,
    client: request.ip,
    ...(Number.isFinite(length) && { bytes: length }),
  };
}
