import type { DynamicModule } from '@nestjs/common';
import { People } from '../../ports/callers.js';
import { ClientKeys } from '../../ports/clients.js';
import { SharedCounters } from '../../ports/shared-counters.js';
import { Limits } from '../limits/limits.js';
import { Audit } from './audit.js';
import { FrontDesk } from './front-desk.js';
import { KeyChecks } from './key-checks.js';

class AccessModule {}

/** Knows callers by the adapters that keep clients' keys and know people; counts with others where one counts for all. */
export function access({ from }: { from: readonly DynamicModule[] }): DynamicModule {
  return {
    module: AccessModule,
    imports: [...from],
    providers: [
      {
        provide: Limits,
        useFactory: (shared?: SharedCounters) => new Limits(shared),
        inject: [{ token: SharedCounters, optional: true }],
      },
      { provide: Audit, useFactory: (limits: Limits) => new Audit(limits), inject: [Limits] },
      {
        provide: FrontDesk,
        useFactory: (keys: ClientKeys, people: People, limits: Limits, audit: Audit) =>
          new FrontDesk({ clients: new KeyChecks(keys), people }, limits, audit),
        inject: [ClientKeys, People, Limits, Audit],
      },
    ],
    exports: [FrontDesk],
  };
}
