import type { FastifyReply, FastifyRequest } from 'fastify';
import { personId } from '../../catalogue/ids.js';
import { Problem } from '../../catalogue/problem.js';
import { answerTagged, vary } from '../../http/conditional.js';
import type { Person } from '../../ports/callers.js';
import type { OutfitAnswer } from './outfit-writes.service.js';

/** Answers what the caller may see; what a person sees is kept by their own client alone, and asked for again. */
export async function answerOutfits(
  request: FastifyRequest,
  reply: FastifyReply,
  person: Person | undefined,
  read: (personId: string | undefined) => Promise<{ etag: string; json: string }>,
): Promise<string> {
  vary(reply, 'authorization');
  const { etag, json } = await read(person && personId(person.sub)).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'unauthorized')
      reply.header('www-authenticate', 'Bearer realm="ogrom"');
    throw error;
  });
  const cacheControl = person ? 'private, no-cache' : 'public, max-age=15';
  return answerTagged(request, reply, { etag, cacheControl }, () => json);
}

export function answerWritten(reply: FastifyReply, { etag, position, json }: OutfitAnswer): string {
  reply.header('etag', etag).header('ogrom-position', position).header('cache-control', 'private, no-cache');
  reply.header('content-type', 'application/json; charset=utf-8');
  return json;
}
