import { describe, expect, it } from '@jest/globals';
import { pick } from '../../src/http/members.js';

const product = {
  id: 'p',
  bestOffer: { price: { amount: 5, currency: 'EUR' }, sku: 's' },
  variants: [{ id: 'a', colour: 'Red' }, { id: 'b' }],
};

describe('fields', () => {
  it.each([
    [['id'], { id: 'p' }],
    [['bestOffer.price.amount'], { bestOffer: { price: { amount: 5 } } }],
    [['bestOffer', 'bestOffer.sku'], { bestOffer: product.bestOffer }],
    [['variants.colour'], { variants: [{ colour: 'Red' }, {}] }],
    [['nothing'], {}],
  ])('%j picks just these members', (fields, expected) => {
    expect(pick(product, fields)).toEqual(expected);
  });
});
