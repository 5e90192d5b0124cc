import type { FeedEntry } from '../../src/catalogue/issue.js';
import type { ProductDocument } from '../../src/catalogue/product.js';
import type {
  CatalogueWriter,
  FeedStore,
  ImportQueue,
  ImportRecord,
  Imports,
} from '../../src/ports/imports.js';
import type { CatalogueDump } from './catalogue-dump.js';
import { inOrder } from './feed-entry.js';

export interface ChangeEntry {
  readonly position: number;
  readonly entity_id: string;
  readonly kind: string;
}

/** All that has to do with imports, over one catalogue. */
export interface Importing {
  readonly imports: Imports;
  readonly feeds: FeedStore;
  readonly queue: ImportQueue;
  readonly writer: CatalogueWriter;
  /** Lets the importing of `body` fail at its next writing of a document. */
  failing<T>(body: (writer: CatalogueWriter) => Promise<T>): Promise<T>;
  dump(): Promise<CatalogueDump>;
  changes(): Promise<readonly ChangeEntry[]>;
  /** Listed documents by the id of the product. */
  documents(): Promise<ReadonlyMap<string, ProductDocument>>;
  close(): Promise<void>;
}

export type OpenImporting = () => Promise<Importing>;

export const runner = 'runner-1';

export interface Feed {
  readonly shop?: string;
  readonly dryRun?: boolean;
  readonly chunk?: number;
}

/** A claimed import, ready for rows. Other imports must not wait. */
export async function begin(
  { imports, feeds, queue }: Importing,
  { shop = 'Shop A', dryRun = false }: Feed = {},
): Promise<string> {
  const { record } = await imports.create({ shop, dryRun, source: { kind: 'body' } });
  await feeds.store(record.id, bytesOf('id,title\n'));
  const claimed = await queue.claim(runner, 60_000);
  if (claimed?.id !== record.id) throw new Error('another import was waiting');
  return record.id;
}

/** A whole import of a feed with these rows. */
export async function importFeed(
  importing: Importing,
  entries: readonly FeedEntry[],
  feed: Feed = {},
): Promise<ImportRecord> {
  const id = await begin(importing, feed);
  await applyAll(importing.writer, id, entries, feed.chunk);
  while (await importing.writer.withdraw(id, runner, feed.chunk ?? 100));
  await importing.queue.finish(id, runner);
  return (await importing.imports.find(id))!;
}

export async function applyAll(
  writer: CatalogueWriter,
  id: string,
  entries: readonly FeedEntry[],
  chunk = 100,
): Promise<void> {
  const rows = inOrder(entries);
  for (let from = 0; from < rows.length; from += chunk)
    await writer.apply(id, runner, rows.slice(from, from + chunk));
}

export async function* bytesOf(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}
