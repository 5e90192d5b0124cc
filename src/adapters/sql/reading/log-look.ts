import type { ChangeReader } from '../../../ports/change-log.js';
import { Gathered } from '../gathered.js';

/** More changes than this at once, and everything may have changed. */
const pageSize = 1_000;

/** Ids of products that have changed, none twice; `everything` where any may have. */
export type Changed = ReadonlySet<string> | 'everything';

/** Asks the change log what has changed since it was asked last, once for all who want to know at the same time. */
export class LogLook {
  readonly #looks = new Gathered<void, void>(() => this.#look(), { lanes: 1, most: 5_000, longest: 5_000 });
  readonly #tell: ((changed: Changed) => void)[] = [];
  #position: number | undefined;

  constructor(private readonly log: ChangeReader) {}

  /** `tell` is called with what a look finds, before the look ends. */
  onChange(tell: (changed: Changed) => void): void {
    this.#tell.push(tell);
  }

  /** A look that begins after the call, so what was acknowledged before it has been told when this ends. */
  look(): Promise<void> {
    return this.#looks.add();
  }

  /**
   * What `read` gives. `keep` is called with it, unless a look found a change meanwhile: then it may be of before or after,
   * and nobody would be told of the change again.
   */
  async during<T>(read: () => Promise<T>, keep: (value: T) => void): Promise<T> {
    if (this.#position === undefined) await this.look();
    const before = this.#position;
    const value = await read();
    if (this.#position === before) keep(value);
    return value;
  }

  async #look(): Promise<void[]> {
    const { newest } = await this.log.bounds();
    const from = this.#position ?? newest;
    const changed = newest > from ? await this.#after(from) : undefined;
    this.#position = newest;
    // Another log, such as that of a backup.
    const told = newest < from ? 'everything' : changed;
    if (told) for (const tell of this.#tell) tell(told);
    return [];
  }

  async #after(from: number): Promise<Changed> {
    const { changes, trimmed } = await this.log.after(from, pageSize);
    if (changes.length === pageSize || trimmed > from) return 'everything';
    return new Set(changes.filter(({ type }) => type === 'product').map(({ id }) => id));
  }
}
