import type { FastifyInstance } from 'fastify';

const path = '/health/live';
const body = '{"status":"ok"}';
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': body.length,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Answers `GET /health/live`, which is about the process alone, before anything else is done for it: nothing that other
 * requests go through can fail it, so that nobody restarts a process for that. Call before any other hook is added.
 */
export function answerLiveness(instance: FastifyInstance, version: string): void {
  const head = { ...headers, 'ogrom-version': version };
  instance.addHook('onRequest', (request, reply, done) => {
    if (request.url !== path || request.method !== 'GET') return done();
    reply.hijack();
    reply.raw.writeHead(200, head).end(body);
  });
}
