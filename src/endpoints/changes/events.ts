import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx would collect events until a buffer is full.
  'x-accel-buffering': 'no',
  // Who comes again over the same connection would come to the same instance.
  connection: 'close',
};

/** Takes the answer out of Fastify's hands, with its head written: what goes into it from now on goes out as it is. */
export function openEvents(reply: FastifyReply): ServerResponse {
  reply.hijack();
  reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
  return reply.raw;
}
