import { unavailable } from '../unavailable.js';

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitLimits {
  /** How many commits go on at a time. */
  readonly lanes: number;
  /** Items of one commit. */
  readonly most: number;
  /** Items that may wait; more are refused. */
  readonly longest: number;
}

/**
 * Writes what waits together: while one commit is under way, those who come meanwhile gather for the next, so that
 * many share one and nobody waits for company.
 */
export class GroupCommit<T> {
  #waiting: Waiting<T>[] = [];
  #writing = 0;
  #scheduled = false;

  constructor(
    private readonly write: (items: readonly T[]) => Promise<unknown>,
    private readonly limits: GroupCommitLimits,
  ) {}

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves once the item is written; rejects as its commit does, or with an `unavailable` problem where too many wait. */
  add(item: T): Promise<void> {
    if (this.#waiting.length >= this.limits.longest)
      return Promise.reject(unavailable('Too much waits to be written.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  /** After everything that this turn of the event loop brings. */
  #schedule(): void {
    if (this.#scheduled || this.#writing >= this.limits.lanes) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      void this.#commit(this.#waiting.splice(0, this.limits.most));
    });
  }

  async #commit(batch: readonly Waiting<T>[]): Promise<void> {
    this.#writing++;
    if (this.#waiting.length > 0) this.#schedule();
    try {
      await this.write(batch.map(({ item }) => item));
      batch.forEach(({ resolve }) => resolve());
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    }
    this.#writing--;
    if (this.#waiting.length > 0) this.#schedule();
  }
}
