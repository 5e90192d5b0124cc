import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ExchangeRates, type PublishedRates, type Rates } from '../../ports/exchange-rates.js';
import type { KeptRates } from '../../ports/kept-rates.js';
import type { ThirdParty } from '../http-call/third-party.js';
import { assertBelievable } from './believable.js';
import { expectedDay } from './ecb-calendar.js';
import { ratesIn, UnbelievableRates } from './ecb-xml.js';
import { untilNextLook } from './schedule.js';

const types = ['text/xml', 'application/xml'];

/** Time and chance, for tests. */
export interface Surroundings {
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * The rates of the European Central Bank, fetched in the background: whoever asks gets the newest that are known at
 * once. Begins with those that were kept or, where there were never any, with the bundled ones.
 */
export class EcbExchangeRates
  extends ExchangeRates
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger('rates');
  private readonly stopped = new AbortController();
  private loop = Promise.resolve();
  private source: Rates['source'] = 'bundled';
  private failures = 0;
  /** What was answered but not believed. */
  unbelievable = 0;
  /** Why the last look failed; undefined where it did not. */
  failure: string | undefined;

  constructor(
    private readonly url: string,
    private readonly ecb: ThirdParty,
    private rates: PublishedRates,
    private readonly kept: KeptRates,
    private readonly around: Surroundings = { now: Date.now, random: Math.random },
  ) {
    super();
  }

  current(): Promise<Rates> {
    return Promise.resolve(this.known);
  }

  get known(): Rates {
    const { date, perEuro } = this.rates;
    return { date, perEuro, source: this.source, stale: date < expectedDay(this.around.now()) };
  }

  onApplicationBootstrap(): void {
    this.loop = this.watch(this.stopped.signal);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.ecb.close();
    await this.loop;
  }

  /** One look: at the ECB, and where that fails at what another instance has kept. Never fails. */
  async look(): Promise<void> {
    try {
      const rates = await this.fetched();
      this.adopt(rates);
      this.failures = 0;
      this.failure = this.known.stale ? 'newer ones should have been published by now' : undefined;
      await this.kept.keep(rates).catch(() => undefined);
    } catch (error) {
      this.failed(error);
      await this.recall();
    }
  }

  private async watch(signal: AbortSignal): Promise<void> {
    await this.recall();
    while (!signal.aborted) {
      await this.look();
      const { now, random } = this.around;
      const wait = untilNextLook({ now: now(), day: this.rates.date, failures: this.failures, random });
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async fetched(): Promise<PublishedRates> {
    const { body } = await this.ecb.call({ url: this.url, types });
    const rates = ratesIn(body.toString('utf8'));
    assertBelievable(rates, this.rates, this.around.now());
    return rates;
  }

  private async recall(): Promise<void> {
    const rates = await this.kept.latest().catch(() => undefined);
    if (rates) this.adopt(rates);
  }

  /** What is older than what is known changes nothing: a cache in between may have slept. */
  private adopt(rates: PublishedRates): void {
    if (rates.date < this.rates.date) return;
    this.rates = rates;
    this.source = 'ecb';
  }

  private failed(error: unknown): void {
    if (error instanceof UnbelievableRates) this.unbelievable++;
    if (this.failures++ === 0 && !this.stopped.signal.aborted)
      this.logger.warn(`no new rates, those of ${this.rates.date} stay: ${String(error)}`);
    this.failure = error instanceof Error ? error.message : String(error);
  }
}
