import type { Abstract, DynamicModule, Type } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { Links } from './links.js';

/** An endpoint group as a value: its module, and the ports that it needs. */
export interface Endpoint {
  readonly name: string;
  readonly module: Type;
  readonly needs: readonly Abstract<unknown>[];
}

/** That a mount is on its way out; days like `2026-11-26`, which begin at midnight UTC. */
export interface Deprecation {
  readonly since: string;
  /** From then on it may be gone. */
  readonly sunset: string;
  /** The path of the mount that takes its place. */
  readonly successor?: string;
}

/** What may feed a mount: a system's adapter, or a module between, in vain while one of those it stands on is away. */
type Feeding = DynamicModule & { readonly standsOn?: readonly DynamicModule[] };

/** An endpoint at its place, as Nest takes it, with what it is fed by. */
export interface Mount extends DynamicModule {
  /** Without a slash at its ends. */
  readonly path: string;
  readonly endpoint: Endpoint;
  readonly from: readonly Feeding[];
  readonly deprecated?: Deprecation;
}

/** What a mount is fed by, and whether another takes its place. */
export type Mounting = Pick<Mount, 'from' | 'deprecated'>;

/** An endpoint whose port nobody provides; names both. */
export class MissingPort extends Error {
  override readonly name = 'MissingPort';
}

/**
 * An endpoint at a path, fed by adapters: modules that export ports. The same endpoint may be mounted many times.
 * Throws MissingPort where no adapter exports a port that the endpoint needs.
 */
export function mount(path: string, endpoint: Endpoint, { from, deprecated }: Mounting): Mount {
  assertProvided(path, endpoint, from);
  // RouterModule keeps the path on the class, so each mount has a class of its own.
  const Mounted = { [endpoint.name]: class extends endpoint.module {} }[endpoint.name]!;
  return {
    ...{ path, endpoint, from, deprecated },
    module: Mounted,
    imports: [...from, RouterModule.register([{ path, module: Mounted }])],
    providers: [{ provide: Links, useValue: new Links(path === '' ? '' : `/${path}`) }],
  };
}

/** The mounts among the modules that an app imports. */
export function mountsIn({ imports = [] }: DynamicModule): Mount[] {
  return imports.filter((one): one is Mount => 'endpoint' in one && 'from' in one);
}

/** The mount that a route belongs to. */
export function mountAt(url: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts.find(({ path }) => url === `/${path}` || url.startsWith(`/${path}/`));
}

/** Of what feeds a mount, that which provides any of these ports, and what that stands on. */
export function providersOf(ports: readonly Abstract<unknown>[], { from }: Mount): DynamicModule[] {
  const providers = from.filter(({ exports = [] }) => ports.some((port) => exports.includes(port as Type)));
  return providers.flatMap((one) => [one, ...(one.standsOn ?? [])]);
}

function assertProvided(path: string, endpoint: Endpoint, from: readonly DynamicModule[]): void {
  const provided = new Set(from.flatMap((adapter) => adapter.exports ?? []));
  const missing = endpoint.needs.filter((port) => !provided.has(port as Type)).map((port) => port.name);
  if (missing.length === 0) return;
  throw new MissingPort(
    `The endpoint "${endpoint.name}" at /${path} needs ${missing.join(' and ')}, which no adapter in its "from" provides.`,
  );
}
