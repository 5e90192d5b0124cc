import type { IndexEntry } from './search-index.js';

/** The projections as the indexer reads them. */
export abstract class DocumentSource {
  /** Entries after a position, in the order of positions; one that changed again stands at its last position only. */
  abstract after(position: number, limit: number): Promise<readonly IndexEntry[]>;
  /** Listed entries in the order of ids, those after `id`. */
  abstract page(id: string | undefined, limit: number): Promise<readonly IndexEntry[]>;
  /** Those of the given ids that exist, listed or not. */
  abstract entries(ids: readonly string[]): Promise<readonly IndexEntry[]>;
  /** The position of the newest change; 0 in an empty catalogue. */
  abstract head(): Promise<number>;
  /** Up to here everything that the change log tells of can be read, other things than products included. */
  abstract inSight(): Promise<number>;
  /** When the oldest change after a position was made, in milliseconds since 1970; undefined where there is none. */
  abstract changedSince(position: number): Promise<number | undefined>;
}
