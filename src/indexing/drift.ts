import { DocumentSource } from '../ports/document-source.js';
import { type IndexedVersion, type IndexEntry, SearchIndexWriter } from '../ports/search-index.js';

const pageSize = 1000;
/** Beyond so many differences it stops: repairing one by one is then the wrong cure. */
const most = 10_000;

/** How an index differs from the catalogue: ids that it lacks, has wrong, or should not have. */
export interface Drift {
  readonly compared: number;
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly surplus: readonly string[];
}

/**
 * Compares every product's position and checksum, walking both in the order of ids.
 * `upTo` is the position that the index has; what changed after it is on its way and does not count.
 */
export async function drift(
  source: DocumentSource,
  writer: SearchIndexWriter,
  index: string,
  upTo: number,
): Promise<Drift> {
  const [missing, stale, unknown]: string[][] = [[], [], []];
  let compared = 0;
  for await (const [wanted, found] of sideBySide(
    walk((id) => source.page(id, pageSize)),
    walk((id) => writer.versions(index, id, pageSize)),
  )) {
    compared++;
    if (missing!.length + stale!.length + unknown!.length >= most) break;
    if (!wanted) unknown!.push(found!.id);
    else if (wanted.position > upTo) continue;
    else if (!found) missing!.push(wanted.id);
    else if (found.position < wanted.position || differs(wanted, found)) stale!.push(wanted.id);
  }
  return { compared, missing: missing!, stale: stale!, surplus: await notOnTheirWay(source, unknown!, upTo) };
}

export function isClean({ missing, stale, surplus }: Drift): boolean {
  return missing.length + stale.length + surplus.length === 0;
}

function differs(wanted: IndexEntry, found: IndexedVersion): boolean {
  return found.position === wanted.position && found.checksum !== wanted.checksum;
}

/** Those that left the catalogue's lists at a position that the index should have seen. */
async function notOnTheirWay(
  source: DocumentSource,
  ids: readonly string[],
  upTo: number,
): Promise<string[]> {
  const entries = new Map((await source.entries(ids)).map((entry) => [entry.id, entry]));
  return ids.filter((id) => (entries.get(id)?.position ?? 0) <= upTo);
}

async function* walk<T extends { id: string }>(
  read: (after: string | undefined) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  for (let page = await read(undefined); page.length > 0; page = await read(page.at(-1)!.id)) yield* page;
}

/** Two walks in the order of ids as one; a side is undefined where it lacks the id. */
async function* sideBySide<A extends { id: string }, B extends { id: string }>(
  left: AsyncGenerator<A>,
  right: AsyncGenerator<B>,
): AsyncGenerator<[A | undefined, B | undefined]> {
  let [a, b] = await Promise.all([left.next(), right.next()]);
  while (!a.done || !b.done) {
    if (b.done || (!a.done && a.value.id < b.value.id)) {
      yield [a.value as A, undefined];
      a = await left.next();
    } else if (a.done || b.value.id < a.value.id) {
      yield [undefined, b.value];
      b = await right.next();
    } else {
      yield [a.value, b.value];
      [a, b] = await Promise.all([left.next(), right.next()]);
    }
  }
}
