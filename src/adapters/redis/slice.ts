import type { Count } from '../../ports/shared-counters.js';

/** Counts of one key that are taken from the store together and told one by one. */
export class Slice {
  /** How many were told, or wait to be. */
  given = 0;
  private size = Infinity;
  private before = 0;
  private endsAt = Infinity;
  private resolve!: (taken: boolean) => void;
  private readonly taken = new Promise<boolean>((resolve) => (this.resolve = resolve));
  private known = false;

  /** How many to ask the store for: enough for all who wait, in multiples of `ahead`. */
  asked(ahead: number): number {
    return (this.size = Math.ceil(this.given / ahead) * ahead);
  }

  /** What the store has counted with all of it, and when the window ends; undefined where it did not say. */
  arrived(all: Count | undefined, endsAt = 0): void {
    this.before = (all?.count ?? 0) - this.size;
    this.endsAt = endsAt;
    this.known = all !== undefined;
    this.resolve(this.known);
  }

  hasLeft(now: number): boolean {
    return this.given < this.size && now < this.endsAt;
  }

  /** At once where the store has answered. */
  next(now: () => number): Count | Promise<Count | undefined> {
    const place = ++this.given;
    if (this.known) return this.told(place, now());
    return this.taken.then((known) => (known ? this.told(place, now()) : undefined));
  }

  private told(place: number, now: number): Count {
    return { count: this.before + place, endsInMs: Math.max(0, this.endsAt - now) };
  }
}
