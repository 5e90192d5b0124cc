import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inEuros } from '../../src/catalogue/base-price.js';
import { offerId, variantId } from '../../src/catalogue/ids.js';
import { buildProduct, emptied } from '../../src/catalogue/merge.js';
import { fromAmount } from '../../src/catalogue/money.js';
import type { StoredOffer } from '../../src/catalogue/offer-order.js';
import { availabilities, genders, type FeedOffer } from '../../src/catalogue/offer.js';
import { anOffer } from '../support/feed-entry.js';

const toBase = inEuros({ USD: 1.25, JPY: 160 });
const build = (offers: readonly StoredOffer[]) =>
  buildProduct({ id: 'p', createdAt: Date.UTC(2026, 10, 23), offers }, toBase);

function stored(row: Partial<FeedOffer> = {}, shop = 'a', withdrawn = false): StoredOffer {
  const whole = anOffer(row);
  const ids = { id: offerId(shop, whole.sku), variantId: variantId(shop, whole) };
  return { ...ids, shop: { id: shop, name: shop.toUpperCase() }, row: whole, withdrawn };
}

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const someRow = fc.record({
  title: fc.string({ minLength: 1, maxLength: 80 }),
  gtin: maybe(fc.constantFrom('00000000000017', '00000000000024')),
  description: maybe(fc.string()),
  brand: maybe(fc.constantFrom('Nike', 'NIKE', 'Zoé')),
  category: fc.constantFrom([], ['Women'], ['Women', 'Dresses']),
  colour: maybe(fc.constantFrom('red', 'blue')),
  sizes: fc.subarray(['S', 'M', 'XL', '38', '40']),
  gender: maybe(fc.constantFrom(...genders)),
  images: fc.subarray(['https://i.example/1', 'https://i.example/2', 'https://i.example/3']),
  price: fc.record({
    minor: fc.integer({ min: 1, max: 10_000_000 }),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  }),
  availability: fc.constantFrom(...availabilities),
});
const someOffers = fc
  .array(fc.tuple(someRow, fc.boolean(), fc.constantFrom('a', 'b')), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map(([row, withdrawn, shop], n) => stored({ ...row, sku: `${n}` }, shop, withdrawn)));

describe('a product of its offers', () => {
  it('does not depend on the order of the offers', () => {
    const cases = someOffers.chain((offers) =>
      fc.tuple(fc.constant(offers), fc.shuffledSubarray(offers, { minLength: offers.length })),
    );
    fc.assert(fc.property(cases, ([offers, shuffled]) => expect(build(shuffled)).toEqual(build(offers))));
  });

  it('has the same images whichever are dead, those last and none of them in front', () => {
    const cases = fc.tuple(someOffers, fc.subarray(['https://i.example/1', 'https://i.example/2']));
    fc.assert(
      fc.property(cases, ([offers, dead]) => {
        const source = { id: 'p', createdAt: Date.UTC(2026, 10, 23), offers };
        const { document } = buildProduct(source, toBase, new Set(dead));
        const { images, image } = document;
        const before = build(offers).document.images;
        expect(images.toSorted()).toEqual(before.toSorted());
        const living = before.filter((url) => !dead.includes(url));
        expect(images.slice(0, living.length)).toEqual(living);
        expect(image).toBe(living[0]);
      }),
    );
  });

  it('is as before once an offer that came has been withdrawn', () => {
    fc.assert(
      fc.property(someOffers, someRow, (offers, row) => {
        fc.pre(offers.some(({ withdrawn }) => !withdrawn));
        const gone = stored({ ...row, sku: 'gone' }, 'a', true);
        expect(build([...offers, gone]).json).toBe(build(offers).json);
      }),
    );
  });

  it('keeps every price to the minor unit', () => {
    fc.assert(
      fc.property(someOffers, (offers) => {
        const sold = build(offers).document.variants.flatMap((variant) => variant.offers);
        for (const { id, price } of sold) {
          const { row } = offers.find((offer) => offer.id === id)!;
          expect(fromAmount(price.amount, price.currency)).toEqual(row.price);
        }
        expect(sold).toHaveLength(offers.filter(({ withdrawn }) => !withdrawn).length);
      }),
    );
  });

  it('has a checksum of letters and digits that changes with the document', () => {
    const [one, other] = [build([stored()]), build([stored({ title: 'Another' })])];
    expect(one.checksum).toMatch(/^[a-z0-9]{22}$/);
    expect(build([stored()]).checksum).toBe(one.checksum);
    expect(other.checksum).not.toBe(one.checksum);
  });

  it('takes each attribute from the most complete offer that has it', () => {
    const poor = stored({
      sku: 'poor',
      title: 'Poor',
      description: undefined,
      brand: undefined,
      gender: undefined,
      material: 'Silk',
    });
    const rich = stored({ sku: 'rich', title: 'Rich', gender: 'male' });
    expect(build([poor, rich]).document).toMatchObject({ title: 'Rich', gender: 'male', material: 'Silk' });
  });

  it('joins images, colours and sizes', () => {
    const images = (from: number) => Array.from({ length: 8 }, (_, n) => `https://i.example/${from + n}`);
    const one = stored({ sku: '1', images: images(0), colour: 'red', sizes: ['XL', '38', 'S'] });
    const two = stored({ sku: '2', images: images(5), colour: 'blue', sizes: ['M', '36.5', 'S'] });
    const { document } = build([one, two]);
    expect(document.images).toHaveLength(12);
    expect(new Set(document.images).size).toBe(12);
    expect(document.colours.toSorted()).toEqual(['blue', 'red']);
    expect(document.sizes).toEqual(['S', 'M', 'XL', '36.5', '38']);
  });
});

describe('the best offer', () => {
  const best = (...offers: StoredOffer[]) => build(offers).document.bestOffer?.sku;

  it('is in stock, then cheapest in the base currency, then the smallest id', () => {
    const cheapButOut = stored({ sku: 'out', price: euros(100), availability: 'preorder' });
    const dollars = stored({ sku: 'usd', price: { minor: 1100, currency: 'USD' } });
    const dearer = stored({ sku: 'eur', price: euros(1000) });
    expect(best(cheapButOut, dollars, dearer)).toBe('usd');
    expect(build([cheapButOut, dollars, dearer]).sortPrice).toBeCloseTo(8.8);
    const [one, two] = [stored({ sku: 'x' }), stored({ sku: 'y' })];
    expect(best(one, two)).toBe(one.id < two.id ? 'x' : 'y');
  });

  it('decides whether the product is in stock and reduced, and the currency of the range', () => {
    const reduced = stored({ sku: '1', price: euros(1000), listPrice: euros(2000) });
    const dear = stored({ sku: '2', price: euros(3000) });
    const others = [
      stored({ sku: '3', price: { minor: 9900, currency: 'USD' } }),
      stored({ sku: '4', price: euros(9000), availability: 'backorder' }),
    ];
    const { document } = build([dear, reduced, ...others]);
    expect(document).toMatchObject({ inStock: true, onSale: true, offerCount: 4 });
    expect(document.priceRange).toEqual({
      min: { amount: 10, currency: 'EUR' },
      max: { amount: 30, currency: 'EUR' },
    });
  });
});

describe('a product without offers', () => {
  it('can still be read, and sells nothing', () => {
    const built = build([stored({}, 'a', true)]);
    expect(built).toMatchObject({ listed: false, sortPrice: 0 });
    expect(built.document).toMatchObject({ title: 'Dress A1', offerCount: 0, inStock: false, onSale: false });
    expect(built.document.bestOffer).toBeUndefined();
    expect(built.document.priceRange).toBeUndefined();
    expect(built.document.variants).toMatchObject([{ offers: [] }]);
  });

  it('has no variants once they are in other products', () => {
    const left = emptied(build([stored()]).document);
    expect(left).toMatchObject({
      listed: false,
      document: { id: 'p', title: 'Dress A1', variants: [], offerCount: 0 },
    });
  });
});

describe('a card', () => {
  it('stays under 1 KB', () => {
    const row = {
      title: 'Kleid für den Sommer mit Blumenmuster und langem Arm aus leichter Viskose',
      category: ['Damen', 'Bekleidung', 'Kleider', 'Sommerkleider'],
      sizes: Array.from({ length: 40 }, (_, n) => `${30 + n / 2}`),
      images: [`https://images.shop.example.com/media/catalogue/product/${'x'.repeat(80)}.jpg`],
      listPrice: euros(129_95),
    };
    const { card, cardJson } = build([stored(row), stored({ ...row, sku: 'B' }, 'b')]);
    expect(card.sizes).toHaveLength(20);
    expect(Buffer.byteLength(cardJson)).toBeLessThan(1024);
  });

  it('is the document without what a list does not show', () => {
    const { card, document } = build([stored()]);
    const { description, ageGroup, material, colours, images, variants, createdAt, ...rest } = document;
    expect(card).toEqual({ ...rest, category: { id: 'women.apparel.dresses', name: 'Dresses' } });
  });
});
