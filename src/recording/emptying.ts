import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../catalogue/problem.js';
import { BackgroundLoop } from '../lifecycle/background-loop.js';
import type { ClickSpool, SpooledClicks } from '../ports/click-spool.js';
import type { ClickStore } from '../ports/clicks.js';
import type { Lifecycle } from '../ports/lifecycle.js';

/** Reports are late by it, and an instance whose disk is lost takes what came in it along. */
const everyMs = 250;

/** Stores what the spool keeps until the instance drains, and once more after the last request. */
export class Emptying extends BackgroundLoop implements OnApplicationShutdown {
  private readonly atTheEnd = new AbortController();

  constructor(
    private readonly spool: ClickSpool,
    private readonly store: ClickStore,
    lifecycle: Lifecycle,
  ) {
    super(lifecycle);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.empty().catch((error: unknown) => this.left(error));
  }

  protected override async step(): Promise<number> {
    await this.empty();
    return everyMs;
  }

  protected override stop(): void {
    this.atTheEnd.abort();
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
    const { signal } = this.atTheEnd;
    if (!signal.aborted) await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }

  private left(error: unknown): void {
    const { bytes } = this.spool;
    new Logger('ClickSpool').error(
      `${bytes} bytes stay on the disk for the next process of this host to store: ${String(error)}`,
    );
  }
}

const isUnavailable = (error: unknown) => error instanceof Problem && error.code === 'unavailable';
