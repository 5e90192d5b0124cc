import { HealthProbe } from '../../ports/health-probe.js';
import type { EcbExchangeRates } from './ecb-exchange-rates.js';

/** Rejects while the rates are stale or the last look failed, saying which are shown; asks nobody. */
export class RatesProbe extends HealthProbe {
  constructor(
    readonly name: string,
    private readonly rates: EcbExchangeRates,
  ) {
    super();
  }

  check(): Promise<void> {
    const { known, failure } = this.rates;
    if (failure === undefined) return Promise.resolve();
    const which = `${known.stale ? 'stale ' : ''}rates of ${known.date} (${known.source}) are shown`;
    return Promise.reject(new Error(`${failure}; ${which}`));
  }
}
