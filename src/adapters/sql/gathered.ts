import { unavailable } from './unavailable.js';

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

export interface GatheredLimits {
  /** How many groups are under way at a time. */
  readonly lanes: number;
  /** Items of one group. */
  readonly most: number;
  /** Items that may wait; more are refused. */
  readonly longest: number;
}

/**
 * Does for a group what many ask for: while groups are under way, those who come meanwhile gather for the next, so that
 * many share one statement or one commit, and nobody waits for company.
 */
export class Gathered<T, R> {
  #waiting: Waiting<T, R>[] = [];
  #underWay = 0;
  #scheduled = false;

  /** `work` gives a result for each item, in their order. */
  constructor(
    private readonly work: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly limits: GatheredLimits,
  ) {}

  get waiting(): number {
    return this.#waiting.length;
  }

  /** The item's result; rejects as its group does, or with an `unavailable` problem where too many wait. */
  add(item: T): Promise<R> {
    if (this.#waiting.length >= this.limits.longest)
      return Promise.reject(unavailable('Too many wait for the database.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  /** After everything that this turn of the event loop brings. */
  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0 || this.#underWay >= this.limits.lanes) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      void this.#run(this.#waiting.splice(0, this.limits.most));
    });
  }

  async #run(group: readonly Waiting<T, R>[]): Promise<void> {
    this.#underWay++;
    this.#schedule();
    try {
      const results = await this.work(group.map(({ item }) => item));
      group.forEach(({ resolve }, n) => resolve(results[n]!));
    } catch (error) {
      group.forEach(({ reject }) => reject(error));
    }
    this.#underWay--;
    this.#schedule();
  }
}
