import { expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { BundledExchangeRates } from '../../../src/adapters/rates/bundled-exchange-rates.js';
import { bundledRatesAdapter } from '../../../src/adapters/rates/rates.module.js';
import { isCurrency } from '../../../src/catalogue/money.js';
import { exchangeRatesContract } from '../../contracts/exchange-rates.js';
import { ExchangeRates } from '../../../src/ports/exchange-rates.js';
import { HealthProbe } from '../../../src/ports/health-probe.js';

exchangeRatesContract(async () => new BundledExchangeRates());

it('are the thirty currencies of the ECB, dated, as units for one euro', async () => {
  const nest = await Test.createTestingModule({ imports: [bundledRatesAdapter()] }).compile();
  const { date, perEuro, source } = await nest.get(ExchangeRates).current();
  expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(Object.keys(perEuro).every(isCurrency)).toBe(true);
  expect(Object.keys(perEuro)).toHaveLength(30);
  expect(perEuro).toMatchObject({ EUR: 1, JPY: 175.68, USD: 1.1172 });
  expect(source).toBe('bundled');
  expect(nest.get(HealthProbe).off).toBe('ECB_RATES_URL is off; the bundled rates are shown');
});

it('are stale as soon as newer ones were published', async () => {
  const at = (time: string) => new BundledExchangeRates(() => Date.parse(time)).current();
  expect((await at('2026-10-30T20:00:00Z')).stale).toBe(false);
  expect((await at('2026-11-02T12:00:00Z')).stale).toBe(false);
  expect((await at('2026-11-02T17:30:00Z')).stale).toBe(true);
});
