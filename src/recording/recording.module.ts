import type { DynamicModule } from '@nestjs/common';
import { ClickSpool } from '../ports/click-spool.js';
import { Clicks, ClickStore } from '../ports/clicks.js';
import { Figures } from '../ports/figures.js';
import { Lifecycle } from '../ports/lifecycle.js';
import { CommittedClicks } from './committed-clicks.js';
import { Emptying } from './emptying.js';
import { SpoolFigures } from './spool-figures.js';
import { SpooledClicks } from './spooled-clicks.js';

class RecordingModule {}

interface Standing {
  readonly standsOn: readonly DynamicModule[];
}

export interface RecordingOptions {
  /** Where clicks are stored. */
  readonly from: readonly DynamicModule[];
  /** Where they wait for it; without one each is stored before it is answered. */
  readonly spool?: DynamicModule | undefined;
}

/** Recording clicks over these adapters, and what it is in vain without. */
export function recording({ from, spool }: RecordingOptions): DynamicModule & Standing {
  return {
    standsOn: spool ? [] : from,
    module: RecordingModule,
    imports: [...from, ...(spool ? [spool] : [])],
    providers: spool ? spooled : committed,
    exports: [Clicks],
  };
}

const committed = [
  { provide: Clicks, useFactory: (store: ClickStore) => new CommittedClicks(store), inject: [ClickStore] },
];

const spooled = [
  {
    provide: Clicks,
    useFactory: (spool: ClickSpool, store: ClickStore) => new SpooledClicks(spool, store),
    inject: [ClickSpool, ClickStore],
  },
  {
    provide: Emptying,
    useFactory: (spool: ClickSpool, store: ClickStore, lifecycle: Lifecycle) =>
      new Emptying(spool, store, lifecycle),
    inject: [ClickSpool, ClickStore, Lifecycle],
  },
  {
    provide: Figures,
    useFactory: (spool: ClickSpool, clicks: SpooledClicks) => new SpoolFigures(spool, clicks),
    inject: [ClickSpool, Clicks],
  },
];
