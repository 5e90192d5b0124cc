import { type DynamicModule, Module } from '@nestjs/common';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { ecbRates } from './ecb-rates.js';

@Module({})
class BundledRates {}

/** The rates that come with the release, for services that fetch none. They say their date; nothing refreshes them. */
export function bundledRates(): DynamicModule {
  return {
    module: BundledRates,
    providers: [{ provide: ExchangeRates, useValue: { current: () => Promise.resolve(ecbRates) } }],
    exports: [ExchangeRates],
  };
}
