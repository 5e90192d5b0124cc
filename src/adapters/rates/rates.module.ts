import { type DynamicModule, Module } from '@nestjs/common';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { KeptRates } from '../../ports/kept-rates.js';
import type { CallRules } from '../http-call/call-rules.js';
import { SwitchedOff } from '../http-call/switched-off.js';
import { ThirdPartyFigures } from '../http-call/third-party-figures.js';
import { ThirdParty } from '../http-call/third-party.js';
import { BundledExchangeRates } from './bundled-exchange-rates.js';
import { bundledRates } from './bundled-rates.js';
import { EcbExchangeRates } from './ecb-exchange-rates.js';
import { ratesFigures } from './rates-figures.js';
import { RatesProbe } from './rates-probe.js';

@Module({})
class RatesModule {}

const name = 'exchange-rates';
const ports = [ExchangeRates, HealthProbe];

/** A file of some 2 KB, three times a minute at most; nobody waits for it. */
const usualRules: CallRules = {
  ...{ name, connectMs: 2_000, headersMs: 5_000, bodyMs: 5_000, attemptMs: 6_000, totalMs: 15_000 },
  ...{ retries: 1, atOnce: 1, waiting: 1, breaker: { failures: 5, restMs: 30_000 }, maxBytes: 256 * 1024 },
};

export interface EcbOptions {
  readonly url: string;
  /** Provides KeptRates. */
  readonly from: readonly DynamicModule[];
  readonly rules?: Partial<CallRules>;
}

/** The rates that come with the release, for services that fetch none. */
export function bundledRatesAdapter(): DynamicModule {
  const rates = new BundledExchangeRates();
  const figures = () => ratesFigures(rates.known, Date.now());
  return {
    module: RatesModule,
    providers: [
      { provide: ExchangeRates, useValue: rates },
      {
        provide: HealthProbe,
        useValue: new SwitchedOff(name, 'ECB_RATES_URL is off; the bundled rates are shown'),
      },
      { provide: Figures, useFactory: () => new ThirdPartyFigures(name, [], figures) },
    ],
    exports: ports,
  };
}

/** The rates of the European Central Bank, kept in the catalogue's database, with the bundled ones to begin with. */
export function ecbRatesAdapter({ url, from, rules = {} }: EcbOptions): DynamicModule {
  const ecb = new ThirdParty({ ...usualRules, ...rules });
  const figuresOf = ({ known, unbelievable }: EcbExchangeRates) =>
    ratesFigures(known, Date.now(), unbelievable);
  return {
    module: RatesModule,
    imports: [...from],
    providers: [
      {
        provide: EcbExchangeRates,
        useFactory: (kept: KeptRates) => new EcbExchangeRates(url, ecb, bundledRates, kept),
        inject: [KeptRates],
      },
      { provide: ExchangeRates, useExisting: EcbExchangeRates },
      {
        provide: HealthProbe,
        useFactory: (rates: EcbExchangeRates) => new RatesProbe(name, rates),
        inject: [EcbExchangeRates],
      },
      {
        provide: Figures,
        useFactory: (rates: EcbExchangeRates) => new ThirdPartyFigures(name, [ecb], () => figuresOf(rates)),
        inject: [EcbExchangeRates],
      },
    ],
    exports: ports,
  };
}
