import { BackgroundLoop } from '../lifecycle/background-loop.js';
import { ChangeTrimmer } from '../ports/change-log.js';
import { IndexBuilds, IndexProgress } from '../ports/index-progress.js';
import { Leases } from '../ports/leases.js';
import type { Lifecycle } from '../ports/lifecycle.js';
import { SearchIndexes } from '../ports/search-index.js';

const batchSize = 1_000;
/** Between two batches, so that imports get their turn. */
const breathMs = 20;
const idleMs = 60_000;
/** Another instance takes over when this one was silent for so long. */
const leaseMs = 2.5 * idleMs;

/** Which indexes still have changes before them. */
export interface IndexState {
  readonly indexes: SearchIndexes;
  readonly progress: IndexProgress;
  readonly builds: IndexBuilds;
}

/** Removes old changes, in small batches. One instance does it, by a lease. */
export class Trimming extends BackgroundLoop {
  /** How many this instance has removed. */
  removed = 0;

  constructor(
    private readonly name: string,
    private readonly trimmer: ChangeTrimmer,
    private readonly state: IndexState,
    private readonly leases: Leases,
    private readonly retentionMs: number,
    lifecycle: Lifecycle,
  ) {
    super(lifecycle);
  }

  protected override async step(): Promise<number> {
    if (!(await this.leases.acquire('change-trimming', this.name, leaseMs))) return idleMs;
    const removed = await this.trimmer.trim(this.retentionMs, await this.indexed(), batchSize);
    this.removed += removed;
    return removed === batchSize ? breathMs : idleMs;
  }

  protected override handOver(): Promise<void> {
    return this.leases.release('change-trimming', this.name);
  }

  /** What the index that searches read, and one that is being built, have both seen; 0 while there is none. */
  private async indexed(): Promise<number> {
    const { indexes, progress, builds } = this.state;
    const current = await indexes.current();
    if (current === undefined) return 0;
    const building = (await builds.unfinished())?.index ?? current;
    return Math.min(await progress.wholeUpTo(current), await progress.position(building));
  }
}
