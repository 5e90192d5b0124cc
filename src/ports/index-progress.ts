import type { IndexRefusal } from './search-index.js';

export const buildStates = ['queued', 'running', 'verifying', 'completed', 'failed'] as const;
type BuildState = (typeof buildStates)[number];

export interface IndexBuild {
  readonly id: string;
  readonly index: string;
  readonly state: BuildState;
  readonly documents: number;
  readonly refused: number;
  readonly position: number;
  /** The version of the mapping that it is made with, once it runs. */
  readonly mapping?: number;
  readonly error?: string;
  readonly createdAt: string;
  readonly finishedAt?: string;
}

/** How far each index has come. */
export abstract class IndexProgress {
  /** The position up to which an index has everything, as searches see it; 0 for an unknown one. */
  abstract position(index: string): Promise<number>;
  /**
   * The position up to which an index has every field of every product; less than `position` where a release with an
   * older mapping wrote the rest.
   */
  abstract wholeUpTo(index: string): Promise<number>;
  /**
   * Moves it forward; never back. Records what was refused on the way. `whole` is false where who wrote may not know
   * every field of the index.
   */
  abstract advance(
    index: string,
    position: number,
    refused: readonly IndexRefusal[],
    whole?: boolean,
  ): Promise<void>;
  /** The refused entries of an index, newest first, at most `limit`. */
  abstract refusals(index: string, limit: number): Promise<readonly IndexRefusal[]>;
  /** Forgets an index that was dropped. */
  abstract forget(index: string): Promise<void>;
}

/** The record of index builds. */
export abstract class IndexBuilds {
  abstract create(index: string): Promise<IndexBuild>;
  /** Undefined for an unknown id. */
  abstract find(id: string): Promise<IndexBuild | undefined>;
  /** Oldest build that is not yet completed or failed. */
  abstract unfinished(): Promise<IndexBuild | undefined>;
  /** The newest first, at most `limit`. */
  abstract recent(limit: number): Promise<readonly IndexBuild[]>;
  abstract update(
    id: string,
    change: Partial<Pick<IndexBuild, 'state' | 'documents' | 'refused' | 'position' | 'mapping' | 'error'>>,
  ): Promise<void>;
}
