import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../catalogue/problem.js';
import type { ClickSpool, SpooledClicks } from '../ports/click-spool.js';
import type { ClickStore } from '../ports/clicks.js';

/** Reports are late by it, and an instance whose disk is lost takes what came in it along. */
const everyMs = 250;
const retryMs = 1_000;

/** Stores what the spool keeps, as long as requests are served and once more after the last. */
export class Emptying implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ClickSpool');
  private readonly stopped = new AbortController();
  private loop = Promise.resolve();
  private failing = false;

  constructor(
    private readonly spool: ClickSpool,
    private readonly store: ClickStore,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.work();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.loop;
    await this.empty().catch((error: unknown) => this.left(error));
  }

  private async work(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const wait = await this.empty().then(
        () => this.emptied(),
        (error: unknown) => this.failed(error),
      );
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Some that cannot be stored hold no others up, but where none can. */
  private async empty(): Promise<void> {
    const strange: unknown[] = [];
    for await (const some of this.spool.kept()) {
      const began = performance.now();
      await this.move(some).catch((error: unknown) => strange.push(error));
      if (strange.some(isUnavailable)) break;
      await this.rest(performance.now() - began);
    }
    if (strange.length > 0) throw strange[0];
  }

  private async move({ clicks, forget }: SpooledClicks): Promise<void> {
    await this.store.store(clicks);
    await forget();
  }

  /** As long as it worked, until the end comes: who clicks now goes first. */
  private async rest(ms: number): Promise<void> {
    const { signal } = this.stopped;
    if (!signal.aborted) await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }

  private emptied(): number {
    if (this.failing) this.logger.log('is emptied again');
    this.failing = false;
    return everyMs;
  }

  // A database that is away fails every time: only the first is news.
  private failed(error: unknown): number {
    if (!this.failing) this.logger.warn(`is kept and will be emptied later: ${String(error)}`);
    this.failing = true;
    return retryMs;
  }

  private left(error: unknown): void {
    const { bytes } = this.spool;
    this.logger.error(
      `${bytes} bytes stay on the disk for the next process of this host to store: ${String(error)}`,
    );
  }
}

const isUnavailable = (error: unknown) => error instanceof Problem && error.code === 'unavailable';
