import { setTimeout as pause } from 'node:timers/promises';

/** Hosts of the past are forgotten beyond so many. */
const mostHosts = 10_000;

/** Turns at hosts: each is asked at most so often, whoever asks. */
export class HostPace {
  /** When a host may be asked next. */
  private readonly next = new Map<string, number>();

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Resolves when it is this caller's turn; rejects when `signal` aborts. */
  async turn(host: string, signal: AbortSignal): Promise<void> {
    const now = this.now();
    const at = Math.max(now, this.next.get(host) ?? 0);
    this.next.set(host, at + 1000 / this.perSecond);
    if (this.next.size > mostHosts) this.forget(now);
    if (at > now) await pause(at - now, undefined, { signal, ref: false });
  }

  private forget(now: number): void {
    for (const [host, at] of this.next) if (at <= now) this.next.delete(host);
  }
}
