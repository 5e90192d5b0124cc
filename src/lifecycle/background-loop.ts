import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Lifecycle } from '../ports/lifecycle.js';

const retryMs = 1_000;

/** Work that goes on beside the requests until the instance drains: another one goes on with it then. */
export abstract class BackgroundLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private readonly stopped = new AbortController();
  private loop = Promise.resolve();
  private failing = false;

  constructor(private readonly lifecycle: Lifecycle) {}

  /** Does a piece of work; how many milliseconds to wait before the next. Ends soon after `stop` was called. */
  protected abstract step(): Promise<number>;

  /** Told once, when the instance drains. */
  protected stop(): void {}

  /** Lets go of what only one instance may have; after the last step. */
  protected async handOver(): Promise<void> {}

  onApplicationBootstrap(): void {
    if (this.lifecycle.draining.aborted) return;
    this.lifecycle.draining.addEventListener('abort', () => this.end(), { once: true });
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.end();
    await this.loop;
  }

  private end(): void {
    if (this.stopped.signal.aborted) return;
    this.stop();
    this.stopped.abort();
  }

  private async work(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const wait = await this.step().then(
        (ms) => this.worked(ms),
        (error: unknown) => this.failed(error),
      );
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
    // Where that fails, what it held expires by itself.
    await this.handOver().catch(() => undefined);
  }

  private worked(ms: number): number {
    if (this.failing) this.logger.log('works again');
    this.failing = false;
    return ms;
  }

  // A system that is away fails every step: only the first is news.
  private failed(error: unknown): number {
    const news = !this.failing && !this.stopped.signal.aborted;
    if (news) this.logger.warn(`failed and will be tried again: ${String(error)}`);
    this.failing = true;
    return retryMs;
  }
}
