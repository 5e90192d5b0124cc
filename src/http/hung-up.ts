import type { FastifyReply } from 'fastify';

/** Aborts when the connection of a request ends, answered or not; or earlier, by whoever asked for it. */
export function hungUp(reply: FastifyReply): AbortController {
  const end = new AbortController();
  reply.raw.once('close', () => end.abort());
  return end;
}
