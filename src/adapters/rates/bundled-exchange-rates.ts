import { ExchangeRates, type Rates } from '../../ports/exchange-rates.js';
import { bundledRates } from './bundled-rates.js';
import { expectedDay } from './ecb-calendar.js';

/** The rates that come with the release. They say their date; nothing refreshes them. */
export class BundledExchangeRates extends ExchangeRates {
  constructor(private readonly now: () => number = Date.now) {
    super();
  }

  current(): Promise<Rates> {
    return Promise.resolve(this.known);
  }

  get known(): Rates {
    return { ...bundledRates, source: 'bundled', stale: bundledRates.date < expectedDay(this.now()) };
  }
}
