import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { convert } from '../../src/catalogue/exchange.js';
import { fromAmount } from '../../src/catalogue/money.js';
import { type ItemStanding, standingOf, totalOf } from '../../src/catalogue/outfit-price.js';
import type { OfferJson, ProductDocument } from '../../src/catalogue/product.js';
import { aPlacement } from '../support/outfit.js';

const rates = { USD: 1.25, JPY: 160 };

function offer(
  id: string,
  amount: number,
  traits: Partial<OfferJson> & { currency?: string } = {},
): OfferJson {
  const { currency = 'EUR', ...rest } = traits;
  const inStock = rest.inStock ?? true;
  return {
    id,
    shop: { id: 's', name: 'S' },
    sku: id,
    price: { amount, currency },
    inStock,
    availability: inStock ? 'in_stock' : 'out_of_stock',
    sizes: [],
    link: 'https://shop.example/',
    ...rest,
  };
}

function product(variants: Record<string, readonly OfferJson[]>): ProductDocument {
  const all = Object.entries(variants);
  return {
    variants: all.map(([id, offers]) => ({ id, sizes: [], images: [], offers })),
  } as unknown as ProductDocument;
}

describe('how an item stands', () => {
  it('takes the cheapest offer in stock, across currencies and variants', () => {
    const offers = {
      v: [offer('a', 20), offer('b', 24, { currency: 'USD' })],
      w: [offer('c', 5, { inStock: false })],
    };
    expect(standingOf(aPlacement(), product(offers), rates).offer).toMatchObject({ id: 'b', variantId: 'v' });
    const equal = { v: [offer('z', 20), offer('y', 25, { currency: 'USD' })] };
    expect(standingOf(aPlacement(), product(equal), rates).offer?.id).toBe('y');
    const strange = { v: [offer('a', 1, { currency: 'XAU' }), offer('b', 99)] };
    expect(standingOf(aPlacement(), product(strange), rates).offer?.id).toBe('b');
  });

  it('keeps to the variant that it names', () => {
    const both = product({ v: [offer('a', 20)], w: [offer('b', 5)] });
    expect(standingOf(aPlacement({ variantId: 'v' }), both, rates).offer?.id).toBe('a');
  });

  it.each([
    ['gone', undefined],
    ['withdrawn', product({ v: [] })],
    ['variant_gone', product({ v: [], w: [offer('a', 5)] })],
    ['out_of_stock', product({ v: [offer('a', 5, { inStock: false })], w: [offer('b', 5)] })],
  ])('says %s', (absence, document) => {
    expect(standingOf(aPlacement({ variantId: 'v' }), document, rates)).toEqual({ absence });
  });
});

describe('the total', () => {
  const standing = (amount: number, currency?: string): ItemStanding => ({
    offer: { ...offer('a', amount, { currency }), variantId: 'v' },
  });

  it('is in the currency that all have, in euros where they differ, or as asked', () => {
    expect(totalOf([standing(1.1, 'USD'), standing(2.2, 'USD')], undefined, rates)?.price).toEqual({
      amount: 3.3,
      currency: 'USD',
    });
    expect(totalOf([standing(1.25, 'USD'), standing(2)], undefined, rates)?.price).toEqual({
      amount: 3,
      currency: 'EUR',
    });
    expect(totalOf([standing(1)], 'JPY', rates)?.price).toEqual({ amount: 160, currency: 'JPY' });
  });

  it('counts what it leaves out, and is absent where nothing is left', () => {
    const out: ItemStanding = { absence: 'out_of_stock' };
    expect(totalOf([standing(1), out, standing(1, 'XAU')], 'EUR', rates)).toMatchObject({
      priced: 1,
      unpriced: 2,
    });
    expect(totalOf([out], 'EUR', rates)).toBeUndefined();
    expect(totalOf([], undefined, rates)).toBeUndefined();
  });

  it('is the sum of the prices as they are shown, to the cent', () => {
    const prices = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom('EUR', 'USD')),
      { minLength: 1, maxLength: 50 },
    );
    fc.assert(
      fc.property(prices, fc.constantFrom('EUR', 'USD', 'JPY'), (all, currency) => {
        const total = totalOf(
          all.map(([cents, of]) => standing(cents / 100, of)),
          currency,
          rates,
        )!;
        const shown = all.map(
          ([cents, of]) => convert({ minor: cents, currency: of }, currency, rates)!.minor,
        );
        const sum = shown.reduce((a, b) => a + b, 0);
        expect(fromAmount(total.price.amount, currency).minor).toBe(sum);
        expect(total.priced).toBe(all.length);
      }),
    );
  });
});
