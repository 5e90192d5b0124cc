import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { exponentOf } from '../../src/catalogue/money.js';
import { parsePrice } from '../../src/feeds/normalise/price.js';

describe('a price', () => {
  it.each([
    ['1699.00 INR', 169900, 'INR'],
    ['INR 1,699.00', 169900, 'INR'],
    ['1,29,999.00 INR', 12999900, 'INR'],
    ['1.699,00 EUR', 169900, 'EUR'],
    ['1 699,00 EUR', 169900, 'EUR'],
    ["CHF 1'699.50", 169950, 'CHF'],
    ['€49,95', 4995, 'EUR'],
    ['49,95 €', 4995, 'EUR'],
    ['49,- €', 4900, 'EUR'],
    ['₹1,299', 129900, 'INR'],
    ['Rs. 1299', 129900, 'INR'],
    ['Rs.1299', 129900, 'INR'],
    ['$.99', 99, 'USD'],
    ['£12', 1200, 'GBP'],
    ['$0.99', 99, 'USD'],
    ['US$ 5', 500, 'USD'],
    ['1299.00 inr', 129900, 'INR'],
    ['1299,00 INR', 129900, 'INR'],
    ['1.234.567,89 EUR', 123456789, 'EUR'],
    ['1234 JPY', 1234, 'JPY'],
    ['1.234 JPY', 1234, 'JPY'],
    ['1.299 KWD', 1299, 'KWD'],
    ['+5.00 EUR', 500, 'EUR'],
  ])('%s is %d minor units of %s', (text, minor, currency) => {
    expect(parsePrice(text)).toEqual({ minor, currency });
  });

  it.each([
    ['1299.005 INR', 129901],
    ['1299.0049999 INR', 129900],
    ['19.989999999999998 USD', 1999],
    ['1.0050 USD', 101],
  ])('rounds the float noise of %s half away from zero', (text, minor) => {
    expect(parsePrice(text)).toMatchObject({ minor });
  });

  it.each([
    ['No price available', 'bad_price'],
    ['0.00 INR', 'bad_price'],
    ['0.001 INR', 'bad_price'],
    ['-1299.00 INR', 'bad_price'],
    ['INR -5.00', 'bad_price'],
    ['99999999999.99 INR', 'bad_price'],
    ['from 49.95 EUR', 'bad_price'],
    ['49.95 - 59.95 EUR', 'bad_price'],
    ['1.2.3 EUR', 'bad_price'],
    ['1,2.3,4 EUR', 'bad_price'],
    ['1.299 EUR', 'bad_price'],
    ['4E+12 EUR', 'bad_price'],
    ['49.95', 'bad_currency'],
    ['49.95 XQZ', 'bad_currency'],
    ['49.95 ¤', 'bad_currency'],
  ])('%s is a %s', (text, code) => {
    expect(parsePrice(text)).toMatchObject({ code, advice: expect.stringContaining('1299.00 INR') });
  });

  it('takes the fallback for a bare number only', () => {
    expect(parsePrice('49.95', 'EUR')).toEqual({ minor: 4995, currency: 'EUR' });
    expect(parsePrice('49.95 USD', 'EUR')).toEqual({ minor: 4995, currency: 'USD' });
    expect(parsePrice('$49.95', 'CAD')).toEqual({ minor: 4995, currency: 'CAD' });
    expect(parsePrice('49.95', 'EURO')).toMatchObject({ code: 'bad_currency' });
  });

  it('comes back as it was written, in any currency', () => {
    const currencies = fc.constantFrom('EUR', 'INR', 'JPY', 'KWD', 'USD', 'CHF');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), currencies, (minor, currency) => {
        const exponent = exponentOf(currency);
        const digits = String(minor).padStart(exponent + 1, '0');
        const whole = digits.slice(0, digits.length - exponent);
        const text = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
        expect(parsePrice(`${text} ${currency}`)).toEqual({ minor, currency });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const price = parsePrice(text, 'EUR');
        expect('code' in price || (Number.isSafeInteger(price.minor) && price.minor > 0)).toBe(true);
      }),
    );
  });
});
