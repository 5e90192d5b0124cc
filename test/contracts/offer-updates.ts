import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { offerId } from '../../src/catalogue/ids.js';
import type { SaidOffer } from '../../src/ports/live-offers.js';
import type { OfferUpdates } from '../../src/ports/offer-updates.js';
import { anEntry } from '../support/feed-entry.js';
import { importFeed, type Importing } from '../support/importing.js';

export interface OfferUpdatesFixture {
  readonly updates: OfferUpdates;
  readonly importing: Importing;
}

const gtin = '04006381333931';

function said(sku: string, traits: Partial<SaidOffer> = {}, shop = 'shop-a'): SaidOffer {
  const price = { minor: 4995, currency: 'EUR' };
  return { id: offerId(shop, sku), price, availability: 'in_stock', ...traits };
}

/** What every OfferUpdates promises. */
export function offerUpdatesContract(open: () => Promise<OfferUpdatesFixture>): void {
  let updates: OfferUpdates;
  let importing: Importing;
  beforeEach(async () => void ({ updates, importing } = await open()));
  afterEach(() => importing.close());
  const bestOffers = async () =>
    [...(await importing.documents()).values()].map(({ bestOffer }) => bestOffer);

  it('changes offers, their products and the change log', async () => {
    await importFeed(importing, [anEntry({ sku: 'A' }), anEntry({ sku: 'B' })]);
    const price = { minor: 3000, currency: 'EUR' };
    const before = (await importing.changes()).length;
    const { changed, position } = await updates.update([
      said('A', { price, listPrice: { minor: 4995, currency: 'EUR' } }),
      said('B', { availability: 'out_of_stock' }),
    ]);
    expect(changed).toBe(2);
    const changes = await importing.changes();
    expect([changes.length, changes.at(-1)?.position]).toEqual([before + 2, position]);
    const offers = await bestOffers();
    expect(offers.find((one) => one?.sku === 'A')).toMatchObject({
      price: { amount: 30, currency: 'EUR' },
      listPrice: { amount: 49.95 },
    });
    expect(offers.find((one) => one?.sku === 'B')).toMatchObject({ inStock: false });
  });

  it('writes nothing of what is as it was', async () => {
    await importFeed(importing, [anEntry({ sku: 'A' })]);
    const before = await importing.dump();
    const entries = await importing.changes();
    expect(await updates.update([said('A')])).toEqual({ changed: 0 });
    expect(await importing.dump()).toEqual(before);
    expect(await importing.changes()).toEqual(entries);
  });

  it('leaves alone what is unknown, withdrawn or of another currency', async () => {
    await importFeed(importing, [anEntry({ sku: 'A' }), anEntry({ sku: 'W' })]);
    await importFeed(importing, [anEntry({ sku: 'A' })]);
    const before = await importing.dump();
    const price = { minor: 100, currency: 'USD' };
    const none = [said('A', { price }), said('W', { availability: 'preorder' }), said('nobody')];
    expect(await updates.update(none)).toEqual({ changed: 0 });
    expect(await importing.dump()).toEqual(before);
  });

  it('puts another offer first where that is cheaper now', async () => {
    await importFeed(importing, [anEntry({ sku: 'A', gtin })]);
    await importFeed(importing, [anEntry({ sku: 'X', gtin })], { shop: 'Shop B' });
    for (const [shop, sku] of [
      ['shop-a', 'A'],
      ['shop-b', 'X'],
    ] as const) {
      await updates.update([said(sku, { price: { minor: 4000, currency: 'EUR' } }, shop)]);
      expect(await bestOffers()).toEqual([expect.objectContaining({ sku })]);
      await updates.update([said(sku, {}, shop)]);
    }
  });

  it('gives the last word to the feed that comes afterwards', async () => {
    const feed = [anEntry({ sku: 'A' })];
    await importFeed(importing, feed);
    const before = await importing.dump();
    await updates.update([said('A', { availability: 'out_of_stock' })]);
    expect(await importFeed(importing, feed)).toMatchObject({ accepted: 1, unchanged: 0, withdrawn: 0 });
    expect(await importing.dump()).toEqual(before);
    expect(await importFeed(importing, feed)).toMatchObject({ accepted: 0, unchanged: 1 });
  });

  it('loses nothing beside an import that touches the same products', async () => {
    const skus = Array.from({ length: 40 }, (_, n) => `S${n}`);
    await importFeed(
      importing,
      skus.map((sku) => anEntry({ sku })),
    );
    const price = { minor: 1234, currency: 'EUR' };
    // Four callers, because the pool refuses who waits for a second, which forty would on a busy machine.
    const caller = async (first: number) => {
      for (let n = first; n < skus.length; n += 4) await updates.update([said(skus[n]!, { price })]);
    };
    const [record] = await Promise.all([
      importFeed(
        importing,
        skus.map((sku) => anEntry({ sku: `${sku}-new` })).concat(skus.map((sku) => anEntry({ sku }))),
        { chunk: 7 },
      ),
      ...[0, 1, 2, 3].map(caller),
    ]);
    expect(record).toMatchObject({ state: 'completed', rejected: 0, withdrawn: 0 });
    const documents = await importing.documents();
    expect(documents.size).toBe(80);
    const positions = (await importing.changes()).map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, n) => positions[0]! + n));
  });
}
