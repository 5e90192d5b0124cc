import { expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { bundledRates } from '../../../src/adapters/rates/rates.module.js';
import { isCurrency } from '../../../src/catalogue/money.js';
import { ExchangeRates } from '../../../src/ports/exchange-rates.js';

it('are the thirty currencies of the ECB, dated, as units for one euro', async () => {
  const nest = await Test.createTestingModule({ imports: [bundledRates()] }).compile();
  const { date, perEuro } = await nest.get(ExchangeRates).current();
  expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(Object.keys(perEuro).every(isCurrency)).toBe(true);
  expect(Object.keys(perEuro)).toHaveLength(30);
  expect(perEuro).toMatchObject({ EUR: 1, JPY: 175.68, USD: 1.1172 });
});
