import type { DynamicModule } from '@nestjs/common';
import type { FastifyInstance, onRequestHookHandler, RouteOptions } from 'fastify';
import { Problem } from '../catalogue/problem.js';
import { type Mount, mountAt, providersOf } from './mount.js';
import type { DescribedSchema } from './operation.js';

const retryAfter = 2;

/** An outside system, as far as requests are concerned. */
export interface GatedSystem {
  /** Whether asking it would surely be in vain. */
  readonly away: boolean;
  /** Tells it what cannot be served without it, as in `GET /v1/products/{id}`. */
  neededBy(operation: string): void;
}

/**
 * Lets each operation refuse at once while a system that it needs is away; which those are follows from its ports and
 * from the adapters that its endpoint was mounted with. Call before the routes are registered.
 */
export function installGate(
  instance: FastifyInstance,
  mounts: readonly Mount[],
  systemOf: (adapter: DynamicModule) => GatedSystem | undefined,
): void {
  instance.addHook('onRoute', (route) => {
    const mount = mountAt(route.url, mounts);
    if (!mount) return;
    const needs = needsOf(route, mount);
    const systems = providersOf(needs, mount).flatMap((adapter) => systemOf(adapter) ?? []);
    if (systems.length === 0) return;
    route.onRequest = [...[route.onRequest ?? []].flat(), refuseWithout(systems)];
    if (route.method !== 'HEAD') systems.forEach((system) => system.neededBy(nameOf(route)));
  });
}

function needsOf(route: RouteOptions, { endpoint }: Mount) {
  const needs = (route.schema as DescribedSchema | undefined)?.operation?.needs ?? endpoint.needs;
  const strange = needs.filter((port) => !endpoint.needs.includes(port)).map(({ name }) => name);
  if (strange.length === 0) return needs;
  throw new Error(
    `${nameOf(route)} needs ${strange.join(' and ')}, the endpoint "${endpoint.name}" does not.`,
  );
}

function refuseWithout(systems: readonly GatedSystem[]): onRequestHookHandler {
  return (_request, _reply, done) => {
    for (const system of systems) if (system.away) return done(away());
    done();
  };
}

function away(): Problem {
  return new Problem('unavailable', 'A system that this needs is away for the moment.', { retryAfter });
}

function nameOf({ method, url }: RouteOptions): string {
  return `${[method].flat().join()} ${url.replace(/:([^/]+)/g, '{$1}')}`;
}
