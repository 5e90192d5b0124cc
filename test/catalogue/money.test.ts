import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { exponentOf, fromAmount, isCurrency, toJson } from '../../src/catalogue/money.js';

const currency = fc.constantFrom(...Intl.supportedValuesOf('currency'));
/** Beyond it a double has no room for two decimals. */
const most = 10_000_000_000_000;
const minor = fc.integer({ min: -most, max: most });

describe('money', () => {
  it('comes back from what clients see to the very minor unit, in every currency', () => {
    fc.assert(
      fc.property(minor, currency, (given, code) => {
        const { amount } = toJson({ minor: given, currency: code });
        expect(fromAmount(amount, code)).toEqual({ minor: given, currency: code });
      }),
    );
  });

  it('is shown with no more decimals than its currency has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), currency, (given, code) => {
        const [, decimals = ''] = String(toJson({ minor: given, currency: code }).amount).split('.');
        expect(decimals.length).toBeLessThanOrEqual(exponentOf(code));
      }),
    );
  });

  it('is a whole number of minor units, the nearest one, whatever the amount', () => {
    const amount = fc.double({ min: -most, max: most, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(amount, currency, (given, code) => {
        const result = fromAmount(given, code).minor;
        expect(Number.isInteger(result)).toBe(true);
        expect(Object.is(result, -0)).toBe(false);
        const exact = given * 10 ** exponentOf(code);
        expect(Math.abs(result - exact)).toBeLessThanOrEqual(0.5 + Math.abs(exact) * 2 ** -51);
      }),
    );
  });

  it('is mirrored by a debit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: most, noNaN: true }), currency, (given, code) => {
        expect(fromAmount(-given, code).minor + fromAmount(given, code).minor).toBe(0);
      }),
    );
  });

  it.each([
    [1.005, 'EUR', 101],
    [-1.005, 'EUR', -101],
    [0.5, 'JPY', 1],
    [1e-7, 'EUR', 0],
    [1.0005, 'KWD', 1001],
  ])('%d %s are %d minor units', (amount, code, expected) => {
    expect(fromAmount(amount, code).minor).toBe(expected);
  });

  it.each(['eur', 'EURO', '', 'constructor', '__proto__', 'EU R'])('%j is no currency', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});
