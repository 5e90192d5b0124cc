import type { FastifyReply } from 'fastify';

/** Aborts when the connection of a request ends, answered or not. */
export function hungUp(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}
