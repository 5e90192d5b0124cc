import type { FeedEntry, FeedIssue } from '../catalogue/issue.js';

/**
 * receiving: the feed is being stored; queued: it waits for a runner; running; withdrawing: rows are in, offers
 * that the feed no longer has go; completed; failed: `error` says why, what was accepted before stays.
 * A running import whose runner died is resumed by another.
 */
export const importStates = ['receiving', 'queued', 'running', 'withdrawing', 'completed', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

export interface ImportCounts {
  /** accepted + unchanged + rejected; blank rows do not count. */
  readonly rowsRead: number;
  /** New or changed offers. */
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Offers that the feed no longer has. */
  readonly withdrawn: number;
  readonly warnings: number;
}

export interface ImportSource {
  readonly kind: 'body' | 'url' | 'file';
  /** The URL, or the file's name. */
  readonly name?: string;
}

export interface ImportRecord extends ImportCounts {
  readonly id: string;
  readonly shop: { readonly id: string; readonly name: string };
  readonly state: ImportState;
  readonly dryRun: boolean;
  /** The currency of prices that name none. */
  readonly currency?: string;
  readonly source: ImportSource;
  /** How often a runner took it up. */
  readonly attempts: number;
  /** The position of its last change in the change log; 0 while it has changed nothing. */
  readonly position: number;
  readonly error?: { readonly code: string; readonly message: string; readonly line?: number };
  /** SHA-256 of the stored feed, in hex; absent until it is stored. */
  readonly sha256?: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

export interface NewImport {
  /** The shop's name; its id is the slug of it. A shop that is not there yet is made. */
  readonly shop: string;
  readonly source: ImportSource;
  readonly dryRun: boolean;
  readonly currency?: string;
  readonly idempotencyKey?: string;
}

/** Imports as clients see them. */
export abstract class Imports {
  /**
   * Starts one in the state `receiving`; a URL's is `queued` at once.
   * An idempotency key that was used before gives the import that it made, with `created` false.
   */
  abstract create(spec: NewImport): Promise<{ readonly record: ImportRecord; readonly created: boolean }>;
  /** Undefined for an unknown id. */
  abstract find(id: string): Promise<ImportRecord | undefined>;
  /** Newest first, those made before the import `before`. */
  abstract list(before: string | undefined, limit: number): Promise<readonly ImportRecord[]>;
  /** Issues in the order of rows, from the `after`-th on; `next` where there are more. */
  abstract issues(
    id: string,
    after: number,
    limit: number,
  ): Promise<{ readonly items: readonly FeedIssue[]; readonly next?: number }>;
}

/** The bytes of feeds, durable until their import has ended, so that any instance can run or resume it. */
export abstract class FeedStore {
  /**
   * Stores the bytes as they come and marks the import `queued`. An upload that breaks leaves it `failed`;
   * the feed of a URL's import is stored by the runner that took it up, who may try again.
   */
  abstract store(importId: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  abstract open(importId: string): AsyncIterable<Uint8Array>;
}

/** What a runner does with imports. A call by a runner that lost its import throws `LostImport` and changes nothing. */
export abstract class ImportQueue {
  /**
   * Takes up the oldest import that is queued, or whose runner was silent for `ttlMs`; one per shop at a time.
   * One that was taken up again and again without getting on fails as `interrupted`.
   */
  abstract claim(runner: string, ttlMs: number): Promise<ImportRecord | undefined>;
  /** Says that the runner lives. */
  abstract renew(importId: string, runner: string, ttlMs: number): Promise<void>;
  /** Ends it and lets its feed go. */
  abstract finish(importId: string, runner: string, error?: ImportRecord['error']): Promise<void>;
  abstract backlog(): Promise<ImportBacklog>;
}

/** The imports that have not ended, of all shops and instances. */
export interface ImportBacklog {
  readonly queued: number;
  readonly running: number;
  /** Of those that run, by the runner's word: who has been silent for longer than it said. */
  readonly abandoned: number;
  /** Since the oldest queued one was asked for; 0 where none waits. */
  readonly oldestQueuedMs: number;
}

export class LostImport extends Error {
  override readonly name = 'LostImport';
}

/** The one way into the catalogue: rows, their documents, the change log and the import's counts in one transaction. */
export abstract class CatalogueWriter {
  /** Brings rows in, in feed order; the counts of the import after it. Nothing is written of the catalogue in a dry run. */
  abstract apply(importId: string, runner: string, entries: readonly FeedEntry[]): Promise<ImportCounts>;
  /**
   * Looks through some of the shop's offers and withdraws those that this import has not seen, at most `limit`;
   * whether there are more to look through. In a dry run they are counted, all at once.
   */
  abstract withdraw(importId: string, runner: string, limit: number): Promise<boolean>;
}
