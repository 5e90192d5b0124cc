import { DocumentSource } from '../ports/document-source.js';
import { type IndexBuild, IndexBuilds, IndexProgress } from '../ports/index-progress.js';
import { SearchIndexes, SearchIndexWriter } from '../ports/search-index.js';
import { type Drift, drift, isClean } from './drift.js';
import { writeAll, writeChanges } from './index-writer.js';

/** Builds an index aside while changes go on, verifies it, and only then lets searches read it. */
export class IndexBuilder {
  constructor(
    private readonly source: DocumentSource,
    private readonly writer: SearchIndexWriter,
    private readonly indexes: SearchIndexes,
    private readonly progress: IndexProgress,
    private readonly builds: IndexBuilds,
  ) {}

  /**
   * Runs a build, from the start where an earlier run of it was cut off. A failed one leaves no index behind; one that
   * `signal` aborts is cut off.
   */
  async run(build: IndexBuild, signal?: AbortSignal): Promise<void> {
    try {
      // Already current: an earlier run was cut off after the swap.
      if ((await this.indexes.current()) !== build.index) await this.replace(build, signal);
      await this.retire(build.index);
      await this.builds.update(build.id, {
        state: 'completed',
        position: await this.progress.position(build.index),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      await Promise.allSettled([
        this.builds.update(build.id, { state: 'failed', error: String(error) }),
        this.discard(build.index),
      ]);
      throw error;
    }
  }

  /** Lets searches read the index before the current one again; its name, or undefined where none was kept. */
  async rollback(): Promise<string | undefined> {
    const [current, kept] = await Promise.all([this.indexes.current(), this.indexes.list()]);
    const previous = kept[kept.indexOf(current ?? '') - 1];
    if (previous !== undefined) await this.indexes.activate(previous);
    return previous;
  }

  private async replace(build: IndexBuild, signal?: AbortSignal): Promise<void> {
    await this.fill(build, signal);
    await this.verify(build);
    signal?.throwIfAborted();
    await this.indexes.activate(build.index);
  }

  private async fill({ id, index }: IndexBuild, signal?: AbortSignal): Promise<void> {
    await this.discard(index);
    await this.indexes.create(index);
    await this.builds.update(id, { state: 'running', documents: 0, mapping: this.indexes.mapping });
    // Taken before the walk: whatever changes during it is written again by the catching up.
    const start = await this.source.head();
    const report = (documents: number) => {
      signal?.throwIfAborted();
      return this.builds.update(id, { documents });
    };
    const { documents, refused } = await writeAll(this.source, this.writer, index, report);
    await this.progress.advance(index, start, refused);
    await this.builds.update(id, { documents, refused: refused.length });
  }

  private async verify({ id, index }: IndexBuild): Promise<void> {
    const position = await this.catchUp(index);
    await this.builds.update(id, { state: 'verifying', position });
    const found = await drift(this.source, this.writer, index, position);
    const refused = new Set((await this.progress.refusals(index, 10_000)).map((refusal) => refusal.id));
    const unexplained = { ...found, missing: found.missing.filter((one) => !refused.has(one)) };
    if (!isClean(unexplained))
      throw new Error(`the new index differs from the catalogue: ${summary(unexplained)}`);
    await this.catchUp(index);
  }

  private async catchUp(index: string): Promise<number> {
    let position = await this.progress.position(index);
    for (let more = true; more;) {
      const step = await writeChanges(this.source, this.writer, index, position);
      await this.writer.publish(index);
      await this.progress.advance(index, step.position, step.refused);
      position = step.position;
      more = !step.caughtUp;
    }
    return position;
  }

  /** Keeps the current index and the one before it. */
  private async retire(current: string): Promise<void> {
    const older = (await this.indexes.list()).filter((name) => name !== current);
    for (const name of older.slice(0, -1)) await this.discard(name);
  }

  private async discard(index: string): Promise<void> {
    await this.indexes.drop(index);
    await this.progress.forget(index);
  }
}

function summary({ missing, stale, surplus }: Drift): string {
  return `${missing.length} missing, ${stale.length} stale, ${surplus.length} surplus (${[...missing, ...stale, ...surplus].slice(0, 3).join(', ')} …)`;
}
