import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@nestjs/common';
import type { InFlight } from './in-flight.js';
import type { InstanceLifecycle } from './lifecycle.js';

const flushMs = 500;
/** How long an instance with an error that nobody caught still serves at most. */
const brokenDrainMs = 1_000;

export interface ShutdownTimes {
  /** How long it goes on serving after SIGTERM, for the load balancer to notice. */
  readonly drainMs: number;
  /** When the process ends at the latest. */
  readonly shutdownMs: number;
}

/** What has to end in order, once it is there. */
export interface Served {
  /** Closes the listener, waits for the requests in flight, then closes the pools. */
  close(): Promise<void>;
  readonly inFlight: InFlight;
  readonly log: LoggerService;
  /** Lets everything that was logged leave the process, last of all. */
  flush(deadlineMs: number): Promise<unknown>;
}

/**
 * On SIGTERM: not ready at once, but everything is still served; after the load balancer's time the listener closes,
 * requests in flight finish, pools close after them, exit 0. Without that time on SIGINT, and before the instance was
 * ever ready. A request that does not finish by the deadline is logged, and the process exits 1. A second signal ends
 * it at once. An error that nobody caught is logged, and the process drains for a shorter time and exits 1.
 */
export class Shutdown {
  private times: ShutdownTimes = { drainMs: 0, shutdownMs: flushMs };
  private served: Served | undefined;
  private begun = false;

  constructor(
    private readonly lifecycle: InstanceLifecycle,
    private readonly exit: (code: number) => void = (code) => process.exit(code),
  ) {}

  /** From now on signals and errors end the process as described. */
  listen(): this {
    process.on('SIGTERM', () => this.signalled(this.times.drainMs)).on('SIGINT', () => this.signalled(0));
    process.on('uncaughtException', (error) => this.broke(error));
    process.on('unhandledRejection', (reason) => this.broke(reason));
    return this;
  }

  /** Says what there is to end by now; before that a signal exits at once. */
  attach(served: Served, times: ShutdownTimes): void {
    this.served = served;
    this.times = times;
  }

  private signalled(drainMs: number): void {
    if (this.begun) this.exit(1);
    else void this.end(drainMs, 0);
  }

  private broke(error: unknown): void {
    const stack = error instanceof Error ? error.stack : String(error);
    if (this.served) this.served.log.error({ message: 'uncaught error', error: stack }, 'lifecycle');
    else process.stderr.write(`${stack}\n`);
    if (!this.begun) void this.end(Math.min(brokenDrainMs, this.times.drainMs), 1);
  }

  private async end(drainMs: number, code: number): Promise<void> {
    this.begun = true;
    if (!this.served) return this.exit(code);
    const wasReady = this.lifecycle.state === 'ready';
    setTimeout(() => void this.giveUp(code), this.times.shutdownMs - this.lastWords);
    this.lifecycle.advance('draining');
    if (wasReady) await pause(drainMs);
    this.lifecycle.close();
    await this.served.close().catch((error: unknown) => this.broke(error));
    await this.leave(code);
  }

  private async giveUp(code: number): Promise<void> {
    const { inFlight, log } = this.served!;
    const left = inFlight.all();
    const message = left.length > 0 ? 'requests did not finish in time' : 'closing took too long';
    log.error({ message, requests: left }, 'lifecycle');
    await this.leave(left.length > 0 ? 1 : code);
  }

  private async leave(code: number): Promise<void> {
    this.lifecycle.advance('stopped');
    await this.served!.flush(this.lastWords);
    this.exit(code);
  }

  /** What of the whole time is kept for the log. */
  private get lastWords(): number {
    const { drainMs, shutdownMs } = this.times;
    return Math.min(flushMs, (shutdownMs - drainMs) / 2);
  }
}
