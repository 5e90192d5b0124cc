import { newIndexName } from '../catalogue/index-name.js';
import { type IndexBuild, IndexBuilds } from '../ports/index-progress.js';
import { Leases } from '../ports/leases.js';
import { SearchIndexes } from '../ports/search-index.js';
import { IndexBuilder } from './index-builder.js';

const leaseMs = 10_000;

/** Runs index builds as they are asked for, and the very first one by itself. One instance at a time, by a lease. */
export class BuildRunner {
  constructor(
    private readonly name: string,
    private readonly builder: IndexBuilder,
    private readonly builds: IndexBuilds,
    private readonly indexes: SearchIndexes,
    private readonly leases: Leases,
  ) {}

  /** Runs the build that waits; false where there is none, or another instance is at it. */
  async runNext(): Promise<boolean> {
    if (!(await this.leases.acquire('index-build', this.name, leaseMs))) return false;
    try {
      const build = (await this.builds.unfinished()) ?? (await this.first());
      if (build) await this.holding(() => this.builder.run(build));
      return build !== undefined;
    } finally {
      await this.leases.release('index-build', this.name);
    }
  }

  private async first(): Promise<IndexBuild | undefined> {
    const current = await this.indexes.current();
    return current === undefined ? this.builds.create(newIndexName()) : undefined;
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
