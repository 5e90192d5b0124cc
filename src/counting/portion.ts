/** A twentieth of the most, so that a transaction is over soon. */
const fewest = 100;
/** In one transaction, well within the time that a statement may take. */
const most = 2_000;

/** How many at a time: few, so that nobody waits long behind them, and more only as long as few do not suffice. */
export class Portion {
  #size = fewest;

  get size(): number {
    return this.#size;
  }

  /** Told after each, whether there may be more than it held. */
  taken(more: boolean): void {
    this.#size = more ? Math.min(Math.ceil(this.#size * 1.1), most) : fewest;
  }
}
