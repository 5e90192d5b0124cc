import { BackgroundLoop } from '../lifecycle/background-loop.js';
import { DocumentSource } from '../ports/document-source.js';
import { IndexProgress } from '../ports/index-progress.js';
import { Leases } from '../ports/leases.js';
import type { Lifecycle } from '../ports/lifecycle.js';
import { type IndexRefusal, SearchIndexes, SearchIndexWriter } from '../ports/search-index.js';
import { writeChanges } from './index-writer.js';

const idleMs = 200;
const standByMs = 1_000;
/** Another instance takes over when the leader was silent for so long. */
const leaseMs = 5_000;
/** While changes pour in, they come into sight this often. */
const publishMs = 1_000;
/** While nothing changes, whether searches read another index by now is looked at this often. */
const lookEveryMs = 500;
/** Where the index has a newer mapping, its own release gets this chance to lead. */
const giveWayEveryMs = 10_000;

/** What was written to an index and is not yet in sight. */
interface Pending {
  readonly index: string;
  readonly position: number;
  /** Those that searches do not see yet. */
  readonly documents: number;
  readonly refused: readonly IndexRefusal[];
}

/** Brings the changes of the catalogue into the index that searches read. One instance leads, by a lease. */
export class Indexer extends BackgroundLoop {
  private pending: Pending | undefined;
  /** Where the log ended when the index last had all of it, and when that was. */
  private settled: { readonly position: number; readonly at: number } | undefined;
  private publishedAt = 0;
  private gaveWayAt = 0;
  /** Whether the index last seen has a newer mapping than this release. */
  private seen: { readonly index: string; readonly newer: boolean } | undefined;

  constructor(
    private readonly name: string,
    private readonly source: DocumentSource,
    private readonly writer: SearchIndexWriter,
    private readonly indexes: SearchIndexes,
    private readonly progress: IndexProgress,
    private readonly leases: Leases,
    lifecycle: Lifecycle,
  ) {
    super(lifecycle);
  }

  protected override async step(): Promise<number> {
    if (!(await this.leases.acquire('indexer', this.name, leaseMs))) return this.standBy();
    if (await this.isQuiet()) return idleMs;
    const index = await this.indexes.current();
    if (index === undefined) return standByMs;
    const newer = await this.isNewer(index);
    if (newer && Date.now() - this.gaveWayAt > giveWayEveryMs) return this.giveWay();
    return this.follow(index, !newer);
  }

  /** Another instance leads at once. */
  protected override handOver(): Promise<void> {
    return this.leases.release('indexer', this.name);
  }

  private standBy(): number {
    this.pending = undefined;
    this.settled = undefined;
    return standByMs;
  }

  private async isQuiet(): Promise<boolean> {
    if (!this.settled || Date.now() - this.settled.at > lookEveryMs) return false;
    return (await this.source.inSight()) === this.settled.position;
  }

  /** The index has fields that this release does not know, so one that knows them shall lead, where there is one. */
  private async giveWay(): Promise<number> {
    this.gaveWayAt = Date.now();
    await this.leases.release('indexer', this.name);
    return this.standBy() * 2;
  }

  private async isNewer(index: string): Promise<boolean> {
    if (this.seen?.index !== index)
      this.seen = { index, newer: (await this.indexes.mappingOf(index)) > this.indexes.mapping };
    return this.seen.newer;
  }

  private async follow(index: string, whole: boolean): Promise<number> {
    const before = this.pending?.index === index ? this.pending : await this.published(index, whole);
    const written = await writeChanges(this.source, this.writer, index, before.position);
    const { position, caughtUp } = written;
    this.settled = undefined;
    if (position === before.position && !this.pending) return this.rest(position);
    const documents = before.documents + written.documents;
    this.pending = { index, position, documents, refused: [...before.refused, ...written.refused] };
    if (caughtUp || Date.now() - this.publishedAt > publishMs) await this.publish(this.pending, whole);
    return caughtUp ? this.rest(position) : 0;
  }

  private rest(position: number): number {
    this.settled = { position, at: Date.now() };
    return idleMs;
  }

  /** What a release with an older mapping wrote meanwhile is written again, with all its fields. */
  private async published(index: string, whole: boolean): Promise<Pending> {
    const position = await (whole ? this.progress.wholeUpTo(index) : this.progress.position(index));
    return { index, position, documents: 0, refused: [] };
  }

  private async publish({ index, position, documents, refused }: Pending, whole: boolean): Promise<void> {
    if (documents > 0) await this.writer.publish(index);
    await this.progress.advance(index, position, refused, whole);
    this.pending = undefined;
    this.publishedAt = Date.now();
  }
}
