import type { DynamicModule } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Figures } from '../ports/figures.js';
import { Lifecycle } from '../ports/lifecycle.js';
import { HealthController } from './health.controller.js';
import { HealthService, Release } from './health.service.js';
import { LifecycleFigures } from './lifecycle-figures.js';
import { lifecycleModule } from './lifecycle.module.js';
import { type System, watched } from './systems.module.js';
import { WarmUp } from './warm-up.js';
import type { Pace } from './watched-system.js';

class HealthModule {}

export interface HealthOptions {
  readonly systems: readonly System[];
  readonly release: Release;
  readonly lifecycle: Lifecycle;
  /** How often systems are checked; about once a second unless told. */
  readonly pace?: Pace;
}

/** The health endpoints over these systems. Terminus' own log of failing probes is off: changes of state are logged instead. */
export function health({ systems, release, lifecycle, pace }: HealthOptions): DynamicModule {
  return {
    module: HealthModule,
    imports: [TerminusModule.forRoot({ logger: false }), watched(systems, pace), lifecycleModule(lifecycle)],
    controllers: [HealthController],
    providers: [
      HealthService,
      WarmUp,
      { provide: Release, useValue: release },
      { provide: Figures, useFactory: (of: Lifecycle) => new LifecycleFigures(of), inject: [Lifecycle] },
    ],
  };
}
