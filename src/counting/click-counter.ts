import { BackgroundLoop } from '../lifecycle/background-loop.js';
import type { ClickLedger } from '../ports/click-counts.js';
import type { Leases } from '../ports/leases.js';
import type { Lifecycle } from '../ports/lifecycle.js';
import { Portion } from './portion.js';

const standbyMs = 5_000;
/** Short, so that little comes together meanwhile. */
const idleMs = 1_000;
const breathMs = 25;
const leaseMs = 15_000;
/** A click stays what it is for so long: a repetition is known by it, and commits of other instances come in late. */
const settledMs = 20_000;
const dayMs = 86_400_000;

/** Adds clicks up and removes old ones, a few at a time. One instance does it, by a lease; reports do not depend on it. */
export class ClickCounter extends BackgroundLoop {
  private readonly portion = new Portion();

  constructor(
    private readonly name: string,
    private readonly ledger: ClickLedger,
    private readonly leases: Leases,
    lifecycle: Lifecycle,
    private readonly retentionDays: number,
    private readonly clock: () => number = Date.now,
  ) {
    super(lifecycle);
  }

  /** Rests as long as it worked: clicks and reads of the same database go first. */
  protected override async step(): Promise<number> {
    if (!(await this.leases.acquire('click-counter', this.name, leaseMs))) return standbyMs;
    const began = performance.now();
    const more = await this.take(this.portion.size);
    this.portion.taken(more);
    return more ? Math.max(breathMs, performance.now() - began) : idleMs;
  }

  /** Whether there may be more to do. */
  private async take(atOnce: number): Promise<boolean> {
    const now = this.clock();
    const summed = await this.ledger.addUp(now - settledMs, atOnce);
    const trimmed = await this.ledger.trim(now - this.retentionDays * dayMs, atOnce);
    return summed === atOnce || trimmed === atOnce;
  }

  /** Another instance goes on at once. */
  protected override handOver(): Promise<void> {
    return this.leases.release('click-counter', this.name);
  }
}
