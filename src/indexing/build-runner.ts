import { newIndexName } from '../catalogue/index-name.js';
import { type IndexBuild, IndexBuilds } from '../ports/index-progress.js';
import { Leases } from '../ports/leases.js';
import { SearchIndexes } from '../ports/search-index.js';
import { IndexBuilder } from './index-builder.js';

const leaseMs = 10_000;
/** After a build that failed none begins by itself for so long. */
const restMs = 15_000;

/**
 * Runs index builds as they are asked for; by itself the very first one, and one where this release has a newer mapping
 * than the index that searches read. One instance at a time, by a lease.
 */
export class BuildRunner {
  /** The index that needed no build by itself when it was last looked at. */
  private settled: string | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly name: string,
    private readonly builder: IndexBuilder,
    private readonly builds: IndexBuilds,
    private readonly indexes: SearchIndexes,
    private readonly leases: Leases,
  ) {}

  /**
   * Runs the build that waits; false where there is none, another instance is at it, or searches read an index of a
   * newer mapping: a release that is on its way out never builds its own mapping back.
   */
  async runNext(): Promise<boolean> {
    // Most of the time there is nothing to do, and no lease to be written for it.
    if (!(await this.wanted())) return false;
    if (!(await this.leases.acquire('index-build', this.name, leaseMs))) return false;
    try {
      const build = await this.next();
      if (build) await this.holding(() => this.builder.run(build, this.stopping.signal));
      return build !== undefined;
    } finally {
      await this.leases.release('index-build', this.name);
    }
  }

  /** Leaves the build that is being run, for another runner to begin it again. */
  stop(): void {
    this.stopping.abort();
  }

  /** Under the lease: another runner may have done meanwhile what was wanted. */
  private async next(): Promise<IndexBuild | undefined> {
    const wanted = await this.wanted();
    return wanted === 'new' ? this.builds.create(newIndexName()) : wanted;
  }

  private async wanted(): Promise<IndexBuild | 'new' | undefined> {
    const [waiting, current] = [await this.builds.unfinished(), await this.indexes.current()];
    if (waiting) return (await this.isNewer(current)) ? undefined : waiting;
    return (await this.isDue(current)) ? 'new' : undefined;
  }

  private async isNewer(current: string | undefined): Promise<boolean> {
    return current !== undefined && (await this.indexes.mappingOf(current)) > this.indexes.mapping;
  }

  private async isDue(current: string | undefined): Promise<boolean> {
    if (current !== undefined && current === this.settled) return false;
    const [latest] = await this.builds.recent(1);
    if (latest?.state === 'failed' && Date.now() - Date.parse(latest.finishedAt!) < restMs) return false;
    if (current === undefined) return true;
    const { mapping } = this.indexes;
    const due = (await this.indexes.mappingOf(current)) < mapping && !(await this.wasGivenUp(latest));
    this.settled = due ? undefined : current;
    return due;
  }

  /** An index of this mapping was built and stands aside: somebody rolled it back, and will have had a reason. */
  private async wasGivenUp(latest: IndexBuild | undefined): Promise<boolean> {
    if (latest?.state !== 'completed' || !(await this.indexes.list()).includes(latest.index)) return false;
    return (await this.indexes.mappingOf(latest.index)) >= this.indexes.mapping;
  }

  private async holding(work: () => Promise<void>): Promise<void> {
    const renew = () => this.leases.acquire('index-build', this.name, leaseMs).catch(() => false);
    const heartbeat = setInterval(() => void renew(), leaseMs / 3);
    try {
      await work();
    } finally {
      clearInterval(heartbeat);
    }
  }
}
