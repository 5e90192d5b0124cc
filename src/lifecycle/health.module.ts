import type { DynamicModule } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { Figures } from '../ports/figures.js';
import { HealthController } from './health.controller.js';
import { HealthService, Release } from './health.service.js';
import { Lifecycle } from './lifecycle.js';
import { LifecycleFigures } from './lifecycle-figures.js';
import { probes, type System } from './probes.module.js';

class HealthModule {}

/** The health endpoints over these systems. Terminus' own log of failing probes is off: changes of state are logged instead. */
export function health({ systems, version }: { systems: readonly System[]; version: string }): DynamicModule {
  return {
    module: HealthModule,
    imports: [TerminusModule.forRoot({ logger: false }), probes(systems)],
    controllers: [HealthController],
    providers: [
      HealthService,
      Lifecycle,
      { provide: Release, useValue: { version } },
      { provide: Figures, useFactory: (of: Lifecycle) => new LifecycleFigures(of), inject: [Lifecycle] },
    ],
    exports: [Lifecycle],
  };
}
