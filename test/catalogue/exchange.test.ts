import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { convert } from '../../src/catalogue/exchange.js';

const rates = { USD: 1.25, JPY: 160, KWD: 0.375, CHF: 0.9 };
const known = fc.constantFrom('EUR', ...Object.keys(rates));
const minor = fc.integer({ min: -10_000_000, max: 10_000_000 });

describe('convert', () => {
  it.each([
    [1000, 'EUR', 1250, 'USD'],
    [1000, 'USD', 800, 'EUR'],
    [1000, 'EUR', 1600, 'JPY'],
    [1600, 'JPY', 1250, 'USD'],
    [1000, 'EUR', 3750, 'KWD'],
    [2, 'EUR', 3, 'USD'],
    [-2, 'EUR', -3, 'USD'],
    [5, 'EUR', 5, 'CHF'],
    [-5, 'EUR', -5, 'CHF'],
    [0, 'USD', 0, 'JPY'],
  ])('%d minor units of %s are %d of %s', (given, from, expected, to) => {
    expect(convert({ minor: given, currency: from }, to, rates)).toEqual({ minor: expected, currency: to });
  });

  it('rounds a half away from zero, whatever floating point says of the rate', () => {
    // 1.005 is a little less than itself in binary.
    expect(convert({ minor: 100, currency: 'EUR' }, 'USD', { USD: 1.005 })?.minor).toBe(101);
    expect(convert({ minor: -100, currency: 'EUR' }, 'USD', { USD: 1.005 })?.minor).toBe(-101);
  });

  it.each([
    ['USD', 'GBP'],
    ['GBP', 'USD'],
    ['USD', 'constructor'],
  ])('from %s to %s there is no rate', (from, to) => {
    expect(convert({ minor: 100, currency: from }, to, rates)).toBeUndefined();
  });

  it('needs no rate to stay in a currency', () => {
    expect(convert({ minor: 100, currency: 'GBP' }, 'GBP', rates)).toEqual({ minor: 100, currency: 'GBP' });
  });

  it('gives whole minor units with the sign of the amount', () => {
    fc.assert(
      fc.property(minor, known, known, (given, from, to) => {
        const result = convert({ minor: given, currency: from }, to, rates)!;
        return (
          Number.isSafeInteger(result.minor) && result.minor * given >= 0 && !Object.is(result.minor, -0)
        );
      }),
    );
  });

  it('treats a debit as the mirror of a credit', () => {
    fc.assert(
      fc.property(minor, known, known, (given, from, to) => {
        const credit = convert({ minor: given, currency: from }, to, rates)!;
        const debit = convert({ minor: 0 - given, currency: from }, to, rates)!;
        return credit.minor + debit.minor === 0;
      }),
    );
  });

  it('keeps the order of prices', () => {
    fc.assert(
      fc.property(minor, minor, known, known, (a, b, from, to) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (one) => convert({ minor: one, currency: from }, to, rates)!.minor,
        );
        return low! <= high!;
      }),
    );
  });

  it('comes back to the same amount from a currency with as many or more units', () => {
    fc.assert(
      fc.property(minor, (given) => {
        const there = convert({ minor: given, currency: 'EUR' }, 'USD', rates)!;
        return convert(there, 'EUR', rates)!.minor === given;
      }),
    );
  });
});
