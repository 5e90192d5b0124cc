import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether `If-None-Match` names this tag; weakly compared (RFC 9110, 13.1.2). */
export function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}

/**
 * Answers ready JSON with its entity tag: 304 and no body where the client has it already.
 * Tags are weak, since the same JSON goes out compressed and plain.
 */
export function answerJson(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
  json: () => string,
): string {
  const etag = `W/"${tag}"`;
  reply.header('etag', etag).header('cache-control', 'public, max-age=15');
  vary(reply, 'accept-encoding');
  const seen = request.headers['if-none-match'];
  if (seen !== undefined && matches(seen, etag)) {
    reply.code(304);
    return '';
  }
  reply.header('content-type', 'application/json; charset=utf-8');
  return json();
}

/** Answers JSON that holds for this moment only. */
export function answerOnce(reply: FastifyReply, json: string): string {
  reply.header('cache-control', 'no-store').header('content-type', 'application/json; charset=utf-8');
  return json;
}

/** Adds a name to `Vary`. */
export function vary(reply: FastifyReply, name: string): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before === undefined ? name : `${String(before)}, ${name}`);
}
