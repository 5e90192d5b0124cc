import type { DynamicModule } from '@nestjs/common';
import { HealthProbe } from '../ports/health-probe.js';

/** A system that endpoints depend on. */
export interface System {
  /** The adapter that speaks to it; exports a HealthProbe. */
  readonly adapter: DynamicModule;
  /** The paths of the endpoints that cannot serve without it. */
  readonly affects: readonly string[];
  /** Whether nothing at all can be served while it has never answered. */
  readonly vital: boolean;
}

/** A system with the probe that its adapter provides. */
export interface ProbedSystem extends System {
  readonly probe: HealthProbe;
}

/** The probes of all systems; an array. */
export abstract class ProbedSystems {}

/** Gathers the probe of each adapter: they share one token, so each is fetched in a module of its own. */
export function probes(systems: readonly System[]): DynamicModule {
  const holders = systems.map((system) => holder(system));
  const provider = {
    provide: ProbedSystems,
    useFactory: (...found: HealthProbe[]) => systems.map((system, i) => ({ ...system, probe: found[i]! })),
    inject: holders.map(({ token }) => token),
  };
  class ProbesModule {}
  return {
    module: ProbesModule,
    imports: holders.map(({ module }) => module),
    providers: [provider],
    exports: [ProbedSystems],
  };
}

function holder(system: System): { token: symbol; module: DynamicModule } {
  const token = Symbol('probe');
  class ProbeModule {}
  const provider = { provide: token, useFactory: (probe: HealthProbe) => probe, inject: [HealthProbe] };
  return {
    token,
    module: { module: ProbeModule, imports: [system.adapter], providers: [provider], exports: [token] },
  };
}
