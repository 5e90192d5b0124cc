import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { type ChangeBounds, ChangeFeed, type ChangePage, ChangeReader } from '../ports/change-log.js';
import { ChangeWindow } from './change-window.js';
import { Lanes } from './lanes.js';

const pageSize = 500;
/** What is kept in memory: enough for clients that come again after a deployment. */
const windowSize = 4_000;
/** What is read for those who are further behind, at a time: they must not take all connections. */
const lanes = 3;
/** For so long after the last one has left it is ready for the next. */
const lingerMs = 5_000;
const retryMs = 1_000;

export interface TailPace {
  /** Between two looks at the log. */
  readonly everyMs: number;
}

/** Looks at the log while somebody follows, once for all of them. */
export class ChangeTail extends ChangeFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ChangeTail');
  private readonly followers = new Set<() => void>();
  private readonly behind = new Lanes(lanes);
  private readonly stopped = new AbortController();
  private window: ChangeWindow | undefined;
  private opening: Promise<void> | undefined;
  private running = false;
  private failing = false;
  private leftAt = 0;

  constructor(
    private readonly reader: ChangeReader,
    private readonly pace: TailPace = { everyMs: 100 },
  ) {
    super();
  }

  bounds(): Promise<ChangeBounds> {
    return this.behind.run(() => this.reader.bounds());
  }

  async after(position: number, limit: number): Promise<ChangePage> {
    await this.opening;
    return this.recent(position, limit) ?? this.behind.run(() => this.reader.after(position, limit));
  }

  recent(position: number, limit: number): ChangePage | undefined {
    return this.window?.after(position, limit);
  }

  follow(told: () => void): () => void {
    this.followers.add(told);
    if (!this.running) void this.run();
    return () => {
      this.followers.delete(told);
      this.leftAt = Date.now();
    };
  }

  beforeApplicationShutdown(): void {
    this.stopped.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    this.running = true;
    while (!signal.aborted && (this.followers.size > 0 || Date.now() - this.leftAt < lingerMs)) {
      const wait = await this.look().catch((error: unknown) => this.failed(error));
      if (wait > 0) await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
    this.window = undefined;
    this.running = false;
  }

  /** How long to wait before the next look. */
  private async look(): Promise<number> {
    if (!this.window) await (this.opening ??= this.open());
    const window = this.window;
    if (!window) return retryMs;
    const more = await this.extend(window);
    this.failing = false;
    return more ? 0 : this.pace.everyMs;
  }

  /** Fills the window, so that whoever is a little behind does not ask the database. Never fails. */
  private async open(): Promise<void> {
    try {
      const { newest, trimmed } = await this.reader.bounds();
      const window = new ChangeWindow(Math.max(trimmed, newest - windowSize), windowSize);
      while (await this.extend(window));
      this.window = window;
      this.tell();
    } catch (error) {
      this.failed(error);
    } finally {
      this.opening = undefined;
    }
  }

  /** Whether there is more. */
  private async extend(window: ChangeWindow): Promise<boolean> {
    const before = window.position;
    const page = await this.reader.after(before, pageSize);
    // Also an empty page is news where something was trimmed meanwhile.
    window.add(page);
    if (page.position > before && window === this.window) this.tell();
    return page.changes.length === pageSize;
  }

  private tell(): void {
    for (const told of this.followers) told();
  }

  // A database that is away fails every look: only the first is news.
  private failed(error: unknown): number {
    if (!this.failing && !this.stopped.signal.aborted)
      this.logger.warn(`failed and will be tried again: ${String(error)}`);
    this.failing = true;
    return retryMs;
  }
}
