import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const header = 'ogrom-own';
const secret = randomBytes(32).toString('hex');

const watchedBy = /^\/(?:health|metrics)(?:[/?]|$)/;

/** The headers by which this process knows the requests that it makes to itself; nobody else can guess them. */
export const ownHeaders: Readonly<Record<string, string>> = { [header]: secret };

/** Whether the service asks itself. */
export function isOwn({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const said = headers[header];
  if (typeof said !== 'string' || said.length !== secret.length) return false;
  return timingSafeEqual(Buffer.from(said, 'latin1'), Buffer.from(secret));
}

/** Whether a path is asked by machines that watch the service. */
export function isProbe(url: string): boolean {
  // Asked for each request, and hardly any begins like that.
  return (url[1] === 'h' || url[1] === 'm') && watchedBy.test(url);
}
