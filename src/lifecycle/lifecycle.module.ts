import type { DynamicModule } from '@nestjs/common';
import { Lifecycle } from '../ports/lifecycle.js';

class LifecycleModule {}

/** The lifecycle as a port, for whoever has to end with it. */
export function lifecycleModule(lifecycle: Lifecycle): DynamicModule {
  return {
    module: LifecycleModule,
    providers: [{ provide: Lifecycle, useValue: lifecycle }],
    exports: [Lifecycle],
  };
}
