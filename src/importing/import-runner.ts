import { FeedError } from '../catalogue/feed-error.js';
import { Problem } from '../catalogue/problem.js';
import { FeedDownload } from '../ports/feed-download.js';
import { CatalogueWriter, FeedStore, ImportQueue, type ImportRecord, LostImport } from '../ports/imports.js';
import { ahead } from './ahead.js';

// A power of two: the writer keeps its statements for these, and 512 rows are two of them a table.
const batchSize = 512;
/** A runner that is silent for so long is taken for dead, and its import is resumed by another. */
const ttlMs = 15_000;

/** What an import failed of, as its status resource says it. */
type ImportFailure = NonNullable<ImportRecord['error']>;

/** Takes imports up and runs them to their end. One at a time; any number of runners may share the work. */
export class ImportRunner {
  private readonly stopping = new AbortController();

  constructor(
    private readonly name: string,
    private readonly queue: ImportQueue,
    private readonly feeds: FeedStore,
    private readonly catalogue: CatalogueWriter,
    private readonly download: FeedDownload,
  ) {}

  /** Runs the next import; false where none waits. An import that another took over is left to it. */
  async runNext(): Promise<boolean> {
    const record = await this.queue.claim(this.name, ttlMs);
    if (!record) return false;
    try {
      await this.run(record);
    } catch (error) {
      if (!(error instanceof LostImport)) throw error;
    }
    return true;
  }

  /** Whether it was told to stop. */
  get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Leaves the import that is being run after its current batch, for another runner to resume at once. */
  stop(): void {
    this.stopping.abort(new Stopped());
  }

  private async run(record: ImportRecord): Promise<void> {
    const heartbeat = setInterval(() => void this.renew(record.id), ttlMs / 3);
    try {
      if (record.source.kind === 'url' && record.sha256 === undefined) return await this.fetch(record);
      await this.bringIn(record);
    } catch (error) {
      if (error instanceof Stopped) return await this.handOver(record.id);
      await this.queue.finish(record.id, this.name, failureOf(error));
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** Stores the feed behind the URL; the import then waits like one whose body was sent. */
  private async fetch({ id, source }: ImportRecord): Promise<void> {
    const { signal } = this.stopping;
    const bytes = await until(signal, this.download.open(source.name!));
    await this.feeds.store(id, interruptible(bytes, signal));
  }

  private async bringIn({ id, currency, rowsRead }: ImportRecord): Promise<void> {
    // Loaded only now: most instances start without a feed to read.
    const { readFeed } = await import('../feeds/read-feed.js');
    const feed = readFeed(this.feeds.open(id), { currency, batchSize, skipRows: rowsRead });
    for await (const entries of ahead(feed)) {
      if (this.stopped) return this.handOver(id);
      await this.catalogue.apply(id, this.name, entries);
    }
    while (await this.catalogue.withdraw(id, this.name, batchSize)) {
      if (this.stopped) return this.handOver(id);
    }
    await this.queue.finish(id, this.name);
  }

  private handOver(id: string): Promise<void> {
    return this.queue.renew(id, this.name, 0);
  }

  // A failed renewal needs no handling: a lost import fails at its next write, a database that is away as well.
  private renew(id: string): Promise<void> {
    return this.queue.renew(id, this.name, ttlMs).catch(() => undefined);
  }
}

/** The runner was told to stop in the middle of something that can be done again. */
class Stopped extends Error {}

/** A feed that ends with an error when the runner has to stop: it may come slowly, and not at all. */
async function* interruptible(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  try {
    for (let piece = await until(signal, pieces.next()); !piece.done;) {
      yield piece.value;
      piece = await until(signal, pieces.next());
    }
  } finally {
    // Not waited for: what is read may be what does not come.
    void Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
}

/** What comes, unless `signal` aborts before. */
async function until<T>(signal: AbortSignal, coming: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let stop!: () => void;
  const stopped = new Promise<never>((_, reject) => (stop = () => reject(signal.reason)));
  signal.addEventListener('abort', stop);
  return Promise.race([coming, stopped]).finally(() => signal.removeEventListener('abort', stop));
}

/** Throws again what is no fault of the feed: the import stays claimable and is resumed. */
function failureOf(error: unknown): ImportFailure {
  if (error instanceof FeedError)
    return { code: error.code, message: `${error.message} ${error.advice}`, line: error.line };
  if (error instanceof Problem && error.code !== 'unavailable')
    return { code: error.code, message: error.detail };
  throw error;
}
