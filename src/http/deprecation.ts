import type { FastifyInstance } from 'fastify';
import { type Deprecation, type Mount, mountAt } from './mount.js';

/** What each answer says of it: RFC 9745, RFC 8594 and the relation of RFC 5829. Throws for a day that is none. */
export function deprecationHeaders({ since, sunset, successor }: Deprecation): Record<string, string> {
  return {
    deprecation: `@${dayOf(since).getTime() / 1000}`,
    sunset: dayOf(sunset).toUTCString(),
    ...(successor && { link: `</${successor}>; rel="successor-version"` }),
  };
}

/** All answers of deprecated mounts say so, refusals too. Call before routes are registered. */
export function announceDeprecations(instance: FastifyInstance, mounts: readonly Mount[]): void {
  const headers = new Map<Mount, Record<string, string>>();
  for (const one of mounts) if (one.deprecated) headers.set(one, deprecationHeaders(one.deprecated));
  if (headers.size === 0) return;
  instance.addHook('onRequest', (request, reply, done) => {
    const mounted = mountAt(request.routeOptions.url ?? '', mounts);
    const told = mounted && headers.get(mounted);
    if (told) reply.headers(told);
    done();
  });
}

function dayOf(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new Error(`"${text}" is no day like 2026-11-26`);
}
