import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { HealthProbe } from '../ports/health-probe.js';
import { reasonOf } from './reason.js';

export interface Pace {
  /** Between two checks. */
  readonly everyMs: number;
  /** What does not answer within this time is silent. */
  readonly timeoutMs: number;
}

/** What its absence means. */
export interface Rank {
  /** Nothing at all can be served while it has never answered. */
  readonly vital: boolean;
  /** Everything can be served without it. */
  readonly dispensable: boolean;
}

/** One refusal may be a connection that went stale, one silence a pause of our own: these many in a row are sure. */
const surely = { refusals: 2, silences: 3 };

/**
 * A system that is checked in the background, about once a second, whoever asks. It counts as away once that is sure:
 * a slow check takes nothing down. Changes are logged, not each check.
 */
export class WatchedSystem {
  private readonly logger = new Logger('health');
  private refusals = 0;
  private silences = 0;

  /** undefined until it has answered, or surely did not. */
  status: 'up' | 'away' | undefined;
  since = new Date();
  /** Of the last check that was answered. */
  latencyMs: number | undefined;
  /** Why it is away. */
  error: string | undefined;
  /** Whether it has ever answered. */
  answered = false;
  /** What cannot be served without it, as in `GET /v1/products/{id}`. */
  readonly operations = new Set<string>();

  constructor(
    private readonly probe: HealthProbe,
    private readonly rank: Rank,
    private readonly pace: Pace,
  ) {}

  get name(): string {
    return this.probe.name;
  }

  get vital(): boolean {
    return this.rank.vital;
  }

  get dispensable(): boolean {
    return this.rank.dispensable;
  }

  /** Why it is not asked at all; undefined where it is. */
  get off(): string | undefined {
    return this.probe.off;
  }

  get away(): boolean {
    return this.status === 'away';
  }

  neededBy(operation: string): void {
    this.operations.add(operation);
  }

  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.off === undefined) {
      await this.check();
      // In doubt it is asked again at once.
      const doubt = this.refusals + this.silences > 0 && !this.away;
      await pause(doubt ? 0 : this.pace.everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async check(): Promise<void> {
    const started = performance.now();
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.pace.timeoutMs);
    try {
      await Promise.race([this.probe.check(limit.signal), silence(limit.signal)]);
      this.up(performance.now() - started);
    } catch (error) {
      this.failed(limit.signal.aborted ? `no answer within ${this.pace.timeoutMs} ms` : reasonOf(error));
      if (limit.signal.aborted) this.silences++;
      else this.refusals++;
      if (this.refusals >= surely.refusals || this.silences >= surely.silences) this.become('away');
    } finally {
      clearTimeout(timer);
    }
  }

  private up(latencyMs: number): void {
    this.refusals = this.silences = 0;
    this.latencyMs = Math.round(latencyMs * 100) / 100;
    this.error = undefined;
    this.answered = true;
    this.become('up');
  }

  private failed(reason: string): void {
    this.error = reason;
  }

  private become(status: 'up' | 'away'): void {
    if (this.status === status) return;
    const before = this.status;
    const seconds = Math.round((Date.now() - this.since.getTime()) / 100) / 10;
    this.status = status;
    this.since = new Date();
    if (status === 'away') this.logger.warn({ message: `${this.name} is away: ${this.error}` });
    else if (before === 'away') this.logger.log({ message: `${this.name} is back after ${seconds} s` });
  }
}

function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
