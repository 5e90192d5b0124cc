import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { believed, UnbelievableOffer } from '../../../src/adapters/shops/shop-answer.js';
import { toJson } from '../../../src/catalogue/money.js';
import { aKnownOffer } from '../../support/known-offer.js';

const known = aKnownOffer();
const answer = (more: object = {}) =>
  JSON.stringify({
    sku: 'A-1',
    price: { amount: 39.95, currency: 'EUR' },
    availability: 'in_stock',
    ...more,
  });

describe('an answer', () => {
  it.each<[object, object]>([
    [{}, { price: { minor: 3995, currency: 'EUR' }, availability: 'in_stock' }],
    [{ price: { amount: '39.95', currency: 'EUR' } }, { price: { minor: 3995, currency: 'EUR' } }],
    [{ availability: 'preorder', note: 'soon' }, { availability: 'preorder' }],
    [{ listPrice: { amount: 50, currency: 'EUR' } }, { listPrice: { minor: 5000, currency: 'EUR' } }],
  ])('%j says %j', (more, said) => {
    expect(believed(answer(more), known)).toMatchObject(said);
  });

  it('keeps the list price that is known, as long as it is higher', () => {
    const reduced = aKnownOffer({ listPrice: { minor: 6000, currency: 'EUR' } });
    expect(believed(answer(), reduced).listPrice?.minor).toBe(6000);
    const dearer = answer({ price: { amount: 60, currency: 'EUR' } });
    expect(believed(dearer, reduced)).not.toHaveProperty('listPrice');
    const same = answer({ listPrice: { amount: 39.95, currency: 'EUR' } });
    expect(believed(same, known)).not.toHaveProperty('listPrice');
  });

  it.each<[string, string]>([
    ['', 'shape'],
    ['null', 'shape'],
    ['[]', 'shape'],
    ['{"sku":"A-1"}', 'shape'],
    [answer({ availability: 'perhaps' }), 'shape'],
    [answer({ price: { amount: '1e3', currency: 'EUR' } }), 'shape'],
    [answer({ price: { amount: null, currency: 'EUR' } }), 'shape'],
    [answer({ sku: 'A-2' }), 'sku'],
    [answer({ price: { amount: 39.95, currency: 'USD' } }), 'currency'],
    [answer({ price: { amount: 39.95, currency: 'nonsense' } }), 'currency'],
    [answer({ price: { amount: 4995, currency: 'EUR' } }), 'price'],
    [answer({ price: { amount: 0.4995, currency: 'EUR' } }), 'price'],
    [answer({ price: { amount: 0, currency: 'EUR' } }), 'price'],
    [answer({ price: { amount: -39.95, currency: 'EUR' } }), 'price'],
    [answer({ price: { amount: 39.999, currency: 'EUR' } }), 'price'],
    [answer({ listPrice: { amount: 99_999, currency: 'EUR' } }), 'price'],
  ])('%s is not believed: its %s', (json, why) => {
    expect(() => believed(json, known)).toThrow(expect.objectContaining({ why }));
  });
});

it('whatever a shop says, it is believed within bounds or refused with a reason', () => {
  const amounts = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(undefined));
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom('EUR', 'USD', '__proto__'),
      fc.jsonValue(),
      (amount, currency, other) => {
        const json = answer({ price: { amount, currency }, other });
        try {
          const { price } = believed(json, known);
          expect(price.minor).toBeGreaterThanOrEqual(499.5);
          expect(price.minor).toBeLessThanOrEqual(49_950);
          expect(toJson(price).amount).toBe(Number(amount));
        } catch (error) {
          expect(error).toBeInstanceOf(UnbelievableOffer);
        }
      },
    ),
  );
});
