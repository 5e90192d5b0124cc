import type { DynamicModule } from '@nestjs/common';
import { HealthProbe } from '../ports/health-probe.js';
import { Systems } from './systems.js';
import { type Pace, WatchedSystem } from './watched-system.js';

/** A system that endpoints depend on. */
export interface System {
  /** The adapter that speaks to it; exports a HealthProbe. */
  readonly adapter: DynamicModule;
  /** Whether nothing at all can be served while it has never answered. */
  readonly vital?: boolean;
  /** Whether everything can be served without it: no operation ever waits for it or is refused because of it. */
  readonly dispensable?: boolean;
}

const usual: Pace = { everyMs: 1_000, timeoutMs: 1_000 };

/** Gathers the probe of each adapter: they share one token, so each is fetched in a module of its own. */
export function watched(systems: readonly System[], pace: Pace = usual): DynamicModule {
  const holders = systems.map((system) => holder(system, pace));
  const provider = {
    provide: Systems,
    useFactory: (...found: WatchedSystem[]) =>
      new Systems(new Map(systems.map(({ adapter }, i) => [adapter, found[i]!]))),
    inject: holders.map(({ token }) => token),
  };
  class SystemsModule {}
  return {
    module: SystemsModule,
    imports: holders.map(({ module }) => module),
    providers: [provider],
    exports: [Systems],
  };
}

function holder(
  { adapter, vital = false, dispensable = false }: System,
  pace: Pace,
): { token: symbol; module: DynamicModule } {
  const token = Symbol('system');
  class SystemModule {}
  const provider = {
    provide: token,
    useFactory: (probe: HealthProbe) => new WatchedSystem(probe, { vital, dispensable }, pace),
    inject: [HealthProbe],
  };
  return {
    token,
    module: { module: SystemModule, imports: [adapter], providers: [provider], exports: [token] },
  };
}
