import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether `If-None-Match` names this tag; weakly compared (RFC 9110, 13.1.2). */
export function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === '*' || ifNoneMatch === etag) return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}

/** The tag in `If-None-Match`, where that is a single one as `answerJson` gives it. */
export function seenTag({ headers }: FastifyRequest): string | undefined {
  return /^W\/"([\w-]+)"$/.exec(headers['if-none-match'] ?? '')?.[1];
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
  return answerTagged(request, reply, { etag: `W/"${tag}"`, cacheControl: 'public, max-age=15' }, json);
}

/** How an answer may be kept and asked for again. */
interface Keeping {
  /** An entity tag as it stands in the header. */
  readonly etag: string;
  readonly cacheControl: string;
}

/** The same with a tag and a way of keeping of the caller's own. */
export function answerTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, cacheControl }: Keeping,
  json: () => string,
): string {
  reply.header('etag', etag).header('cache-control', cacheControl);
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
