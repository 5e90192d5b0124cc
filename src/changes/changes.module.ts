import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DynamicModule } from '@nestjs/common';
import { ChangeFeed, ChangeReader, ChangeTrimmer } from '../ports/change-log.js';
import { Figures } from '../ports/figures.js';
import { IndexBuilds, IndexProgress } from '../ports/index-progress.js';
import { Leases } from '../ports/leases.js';
import { Lifecycle } from '../ports/lifecycle.js';
import { SearchIndexes } from '../ports/search-index.js';
import { ChangeFigures } from './change-figures.js';
import { ChangeTail } from './change-tail.js';
import { Trimming } from './trimming.js';

class FollowingModule {}
class TrimmingModule {}

/** The change log of a catalogue as this instance follows it, for the endpoints that read it. */
export function following({ from }: { from: readonly DynamicModule[] }): DynamicModule {
  const feed = {
    provide: ChangeFeed,
    useFactory: (reader: ChangeReader) => new ChangeTail(reader),
    inject: [ChangeReader],
  };
  return { module: FollowingModule, imports: [...from], providers: [feed], exports: [ChangeFeed] };
}

export interface TrimmingOptions {
  readonly from: readonly DynamicModule[];
  /** How long a change is kept. */
  readonly retentionMs: number;
  /** Without it this instance only tells the figures. */
  readonly work: boolean;
}

/** Removing what is older than the retention and what no index needs. */
export function trimming({ from, retentionMs, work }: TrimmingOptions): DynamicModule {
  const worker = {
    provide: Trimming,
    useFactory: (
      trimmer: ChangeTrimmer,
      indexes: SearchIndexes,
      progress: IndexProgress,
      builds: IndexBuilds,
      leases: Leases,
      lifecycle: Lifecycle,
    ) => new Trimming(holder, trimmer, { indexes, progress, builds }, leases, retentionMs, lifecycle),
    inject: [ChangeTrimmer, SearchIndexes, IndexProgress, IndexBuilds, Leases, Lifecycle],
  };
  const figures = {
    provide: Figures,
    useFactory: (reader: ChangeReader, trimmed?: Trimming) =>
      new ChangeFigures(reader, () => trimmed?.removed ?? 0),
    inject: [ChangeReader, ...(work ? [Trimming] : [])],
  };
  return { module: TrimmingModule, imports: [...from], providers: work ? [figures, worker] : [figures] };
}

const holder = `${hostname()}-${randomUUID().slice(0, 8)}`;
