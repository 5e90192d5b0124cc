import type { Abstract, DynamicModule, Type } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { Links } from './links.js';

/** An endpoint group as a value: its module, and the ports that it needs. */
export interface Endpoint {
  readonly name: string;
  readonly module: Type;
  readonly needs: readonly Abstract<unknown>[];
}

/** An endpoint whose port nobody provides; names both. */
export class MissingPort extends Error {
  override readonly name = 'MissingPort';
}

/**
 * An endpoint at a path, fed by adapters: modules that export ports. The same endpoint may be mounted many times.
 * Throws MissingPort where no adapter exports a port that the endpoint needs.
 */
export function mount(
  path: string,
  endpoint: Endpoint,
  { from }: { from: readonly DynamicModule[] },
): DynamicModule {
  assertProvided(path, endpoint, from);
  // RouterModule keeps the path on the class, so each mount has a class of its own.
  const Mounted = { [endpoint.name]: class extends endpoint.module {} }[endpoint.name]!;
  return {
    module: Mounted,
    imports: [...from, RouterModule.register([{ path, module: Mounted }])],
    providers: [{ provide: Links, useValue: new Links(path === '' ? '' : `/${path}`) }],
  };
}

function assertProvided(path: string, endpoint: Endpoint, from: readonly DynamicModule[]): void {
  const provided = new Set(from.flatMap((adapter) => adapter.exports ?? []));
  const missing = endpoint.needs.filter((port) => !provided.has(port as Type)).map((port) => port.name);
  if (missing.length === 0) return;
  throw new MissingPort(
    `The endpoint "${endpoint.name}" at /${path} needs ${missing.join(' and ')}, which no adapter in its "from" provides.`,
  );
}
