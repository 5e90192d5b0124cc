export const breakerStates = ['closed', 'open', 'half_open'] as const;

/** Stops asking a system that has failed several times in a row, and tries it again after a while. */
export class Breaker {
  private failures = 0;
  private openUntil = 0;
  private turnedAway = 0;

  constructor(
    private readonly threshold: number,
    private readonly restMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  get state(): (typeof breakerStates)[number] {
    if (this.openUntil === 0) return 'closed';
    return this.openUntil > this.now() ? 'open' : 'half_open';
  }

  /** Calls that it did not let through. */
  get refused(): number {
    return this.turnedAway;
  }

  /** How long it stays open, in milliseconds; 0 where calls may go through. One call is let through as a trial. */
  remaining(): number {
    const left = this.openUntil - this.now();
    if (left > 0) {
      this.turnedAway++;
      return left;
    }
    if (this.openUntil > 0) this.openUntil = this.now() + this.restMs;
    return 0;
  }

  succeeded(): void {
    this.failures = 0;
    this.openUntil = 0;
  }

  failed(): void {
    this.failures++;
    if (this.failures >= this.threshold) this.openUntil = this.now() + this.restMs;
  }
}
