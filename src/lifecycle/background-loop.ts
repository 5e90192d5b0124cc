import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';

const retryMs = 1_000;

/** Work that goes on beside the requests for as long as the app lives. */
export abstract class BackgroundLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private readonly stopped = new AbortController();
  private loop = Promise.resolve();
  private failing = false;

  /** Does a piece of work; how many milliseconds to wait before the next. Ends soon after `stop` was called. */
  protected abstract step(): Promise<number>;

  /** Told once, when the app shuts down. */
  protected stop(): void {}

  onApplicationBootstrap(): void {
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop();
    this.stopped.abort();
    await this.loop;
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
  }

  private worked(ms: number): number {
    if (this.failing) this.logger.log('works again');
    this.failing = false;
    return ms;
  }

  // A system that is away fails every step: only the first is news.
  private failed(error: unknown): number {
    if (!this.failing) this.logger.warn(`failed and will be tried again: ${String(error)}`);
    this.failing = true;
    return retryMs;
  }
}
