import { expect, it } from '@jest/globals';
import { isCurrency } from '../../src/catalogue/money.js';
import type { ExchangeRates } from '../../src/ports/exchange-rates.js';

/** What every ExchangeRates promises. */
export function exchangeRatesContract(open: () => Promise<ExchangeRates>): void {
  it('gives dated units of real currencies for one euro, the euro among them', async () => {
    const { date, perEuro } = await (await open()).current();
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(Object.keys(perEuro).filter((code) => !isCurrency(code))).toEqual([]);
    expect(Object.values(perEuro).every((units) => units > 0 && Number.isFinite(units))).toBe(true);
    expect(perEuro['EUR']).toBe(1);
  });

  it('says where they come from and whether newer ones should be there', async () => {
    const { source, stale } = await (await open()).current();
    expect(['ecb', 'bundled']).toContain(source);
    expect(typeof stale).toBe('boolean');
  });
}
