import { BackgroundLoop } from '../lifecycle/background-loop.js';
import { DocumentSource } from '../ports/document-source.js';
import { IndexProgress } from '../ports/index-progress.js';
import { Leases } from '../ports/leases.js';
import { type IndexRefusal, SearchIndexes, SearchIndexWriter } from '../ports/search-index.js';
import { writeChanges } from './index-writer.js';

const idleMs = 200;
const standByMs = 1_000;
/** Another instance takes over when the leader was silent for so long. */
const leaseMs = 5_000;
/** While changes pour in, they come into sight this often. */
const publishMs = 1_000;

/** What was written to an index and is not yet in sight. */
interface Pending {
  readonly index: string;
  readonly position: number;
  readonly refused: readonly IndexRefusal[];
}

/** Brings the changes of the catalogue into the index that searches read. One instance leads, by a lease. */
export class Indexer extends BackgroundLoop {
  private pending: Pending | undefined;
  private publishedAt = 0;

  constructor(
    private readonly name: string,
    private readonly source: DocumentSource,
    private readonly writer: SearchIndexWriter,
    private readonly indexes: SearchIndexes,
    private readonly progress: IndexProgress,
    private readonly leases: Leases,
  ) {
    super();
  }

  protected override async step(): Promise<number> {
    if (!(await this.leases.acquire('indexer', this.name, leaseMs))) return this.standBy();
    const index = await this.indexes.current();
    return index === undefined ? standByMs : this.follow(index);
  }

  private standBy(): number {
    this.pending = undefined;
    return standByMs;
  }

  private async follow(index: string): Promise<number> {
    const before = this.pending?.index === index ? this.pending : await this.published(index);
    const { position, refused, caughtUp } = await writeChanges(
      this.source,
      this.writer,
      index,
      before.position,
    );
    if (position === before.position && !this.pending) return idleMs;
    this.pending = { index, position, refused: [...before.refused, ...refused] };
    if (caughtUp || Date.now() - this.publishedAt > publishMs) await this.publish(this.pending);
    return caughtUp ? idleMs : 0;
  }

  private async published(index: string): Promise<Pending> {
    return { index, position: await this.progress.position(index), refused: [] };
  }

  private async publish({ index, position, refused }: Pending): Promise<void> {
    await this.writer.publish(index);
    await this.progress.advance(index, position, refused);
    this.pending = undefined;
    this.publishedAt = Date.now();
  }
}
