import type { FastifyReply } from 'fastify';

/** Aborts when the connection of a request ends before it is answered; or earlier, by whoever asked for it. */
export function hungUp(reply: FastifyReply): AbortController {
  const end = new AbortController();
  reply.raw.once('close', () => reply.raw.writableFinished || end.abort());
  return end;
}
