const mostVisits = 50_000;

/** The visits of this process within a moment; of too many the oldest are forgotten. */
export class RecentVisits {
  readonly #times = new Map<string, number>();

  constructor(
    private readonly forMs: number,
    private readonly most = mostVisits,
  ) {}

  /** Whether it is the first within the moment; it is noted then. */
  first(visit: string, now: number): boolean {
    this.#forgetBefore(now - this.forMs);
    if (this.#times.has(visit)) return false;
    this.#times.set(visit, now);
    return true;
  }

  /** As if it had not been. */
  forget(visit: string): void {
    this.#times.delete(visit);
  }

  /** They stand in the order of their times. */
  #forgetBefore(time: number): void {
    for (const [visit, at] of this.#times) {
      if (at >= time && this.#times.size < this.most) return;
      this.#times.delete(visit);
    }
  }
}
