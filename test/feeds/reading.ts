import { readFeed } from '../../src/feeds/read-feed.js';
import type { FeedEntry } from '../../src/catalogue/issue.js';
import type { FeedOffer } from '../../src/catalogue/offer.js';
import type { FeedOptions } from '../../src/feeds/read-feed.js';

export async function* chunksOf(content: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function entriesOf(content: string | Uint8Array, options: FeedOptions = {}, chunk?: number) {
  const entries: FeedEntry[] = [];
  for await (const batch of readFeed(chunksOf(content, chunk), options)) entries.push(...batch);
  return entries;
}

/** The offers of a feed in which every row is good. */
export async function offersOf(
  content: string | Uint8Array,
  options: FeedOptions = {},
): Promise<FeedOffer[]> {
  const entries = await entriesOf(content, options);
  return entries.map(({ row, offer, issues }) => {
    if (offer === undefined) throw new Error(`row ${row} was rejected: ${JSON.stringify(issues)}`);
    return offer;
  });
}

/** `code attribute` of each issue, errors with a `!` before them. */
export function findingsOf(entry: FeedEntry | undefined): string[] {
  if (entry === undefined) throw new Error('there is no such entry');
  return entry.issues.map(({ code, severity, attribute }) =>
    [severity === 'error' ? `!${code}` : code, attribute].filter(Boolean).join(' '),
  );
}
