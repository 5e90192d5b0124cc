import type { FailureKind } from './call-failure.js';

/** What became of calls, and how long those took that were sent. */
export class CallCounts {
  private readonly failures = new Map<FailureKind, number>();
  answered = 0;
  seconds = 0;

  ok(ms: number): void {
    this.answered++;
    this.seconds += ms / 1000;
  }

  failed(kind: FailureKind, ms: number): void {
    this.failures.set(kind, this.of(kind) + 1);
    if (kind !== 'busy' && kind !== 'resting') this.seconds += ms / 1000;
  }

  of(kind: FailureKind): number {
    return this.failures.get(kind) ?? 0;
  }
}
