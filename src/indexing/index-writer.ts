import { DocumentSource } from '../ports/document-source.js';
import { type IndexEntry, type IndexRefusal, SearchIndexWriter } from '../ports/search-index.js';

const batchSize = 1000;
/** Batches on their way to the engine at a time: one is built while another is written. */
const inFlight = 2;

export interface Written {
  readonly documents: number;
  readonly refused: readonly IndexRefusal[];
}

/** Every listed document into an index, in the order of ids; `onProgress` hears the count so far. */
export async function writeAll(
  source: DocumentSource,
  writer: SearchIndexWriter,
  index: string,
  onProgress: (documents: number) => Promise<void>,
): Promise<Written> {
  const refused: IndexRefusal[] = [];
  const writing = new Set<Promise<unknown>>();
  let documents = 0;
  const write = async (entries: readonly IndexEntry[]) => {
    refused.push(...(await writer.write(index, entries)));
    documents += entries.length;
    await onProgress(documents);
  };
  for await (const entries of pages(source)) {
    const one: Promise<unknown> = write(entries).finally(() => writing.delete(one));
    writing.add(one);
    if (writing.size >= inFlight) await Promise.race(writing);
  }
  await Promise.all(writing);
  return { documents, refused };
}

async function* pages(source: DocumentSource): AsyncGenerator<readonly IndexEntry[]> {
  let next = source.page(undefined, batchSize);
  for (let page = await next; page.length > 0; page = await next) {
    next = source.page(page.at(-1)!.id, batchSize);
    next.catch(() => undefined);
    yield page;
  }
}

/**
 * What changed after a position into an index; the position that it has then, and what was refused. Once nothing is left
 * the index has all of the log, since what is no product is not for it.
 */
export async function writeChanges(
  source: DocumentSource,
  writer: SearchIndexWriter,
  index: string,
  after: number,
) {
  // Taken before the entries, which then have all products up to here.
  const inSight = await source.inSight();
  const entries = await source.after(after, batchSize);
  const refused = entries.length > 0 ? await writer.write(index, entries) : [];
  const caughtUp = entries.length < batchSize;
  const last = entries.at(-1)?.position ?? after;
  return {
    position: caughtUp ? Math.max(last, inSight) : last,
    documents: entries.length,
    refused,
    caughtUp,
  };
}
