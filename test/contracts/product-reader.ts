import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { BrowseKey, BrowseQuery, ProductReader } from '../../src/ports/product-reader.js';
import type { ProductTraits } from '../support/stored-product.js';

export interface Readable<T> {
  readonly reader: T;
  store(products: readonly ProductTraits[]): Promise<void>;
  close(): Promise<void>;
}

/** What every ProductReader promises. */
export function productReaderContract(open: () => Promise<Readable<ProductReader>>): void {
  let catalogue: Readable<ProductReader>;
  let reader: ProductReader;
  beforeEach(async () => {
    catalogue = await open();
    reader = catalogue.reader;
  });
  afterEach(() => catalogue.close());

  const ids = async (query: Partial<BrowseQuery>) => {
    const page = await reader.browse({ sort: 'newest', view: 'card', limit: 10, ...query });
    return page.items.map(({ id }) => id);
  };

  it('finds one product whole, also a withdrawn one; nothing for an unknown id', async () => {
    await catalogue.store([{ id: 'a' }, { id: 'gone', listed: false, shops: [], position: 7 }]);
    const found = await reader.find('gone');
    expect(found).toMatchObject({ id: 'gone', position: 7, checksum: expect.stringMatching(/^\w+$/) });
    expect(JSON.parse(found!.json)).toMatchObject({ id: 'gone', variants: [{}] });
    expect(await reader.find('nobody')).toBeUndefined();
    expect(await reader.find('Ünbekannt')).toBeUndefined();
  });

  it('leaves out the JSON of what is known already, and of nothing else', async () => {
    await catalogue.store([{ id: 'a' }]);
    const found = (await reader.find('a'))!;
    expect(await reader.findUnless(found.checksum, 'a')).toEqual({ ...found, json: null });
    expect(await reader.findUnless('another', 'a')).toEqual(found);
    expect(await reader.findUnless(found.checksum, 'nobody')).toBeUndefined();
  });

  it('gives everybody who asks at the same time what they asked for', async () => {
    await catalogue.store(Array.from({ length: 50 }, (_, n) => ({ id: `p${n}` })));
    const all = [...Array.from({ length: 50 }, (_, n) => `p${n}`), 'nobody', 'Ä', 'p7', 'p7'];
    const found = await Promise.all(all.map((id) => reader.find(id)));
    expect(found.map((one) => one?.id)).toEqual(all.map((id) => (id.startsWith('p') ? id : undefined)));
    expect(found.slice(0, 50).map((one) => JSON.parse(one!.json).id)).toEqual(all.slice(0, 50));
  });

  it('leaves out the JSON for those only who know it, also where several ask at the same time', async () => {
    await catalogue.store([{ id: 'a' }, { id: 'b' }]);
    const [a, b] = [(await reader.find('a'))!, (await reader.find('b'))!];
    const asked = [
      ['a', a.checksum, null],
      ['a', 'another', a.json],
      ['a', 'Ä”\u0000', a.json],
      ['b', a.checksum, b.json],
      ['a', b.checksum, a.json],
      ['b', b.checksum, null],
      ['nobody', b.checksum, undefined],
    ] as const;
    const found = await Promise.all(asked.map(([id, seen]) => reader.findUnless(seen, id)));
    expect(found.map((one) => one?.json)).toEqual(asked.map(([, , json]) => json));
  });

  it('finds many in the asked order, as cards or documents', async () => {
    await catalogue.store([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const cards = await reader.findMany(['c', 'nobody', 'Ä', 'a'], 'card');
    const documents = await reader.findMany(['b'], 'document');
    expect(cards.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(JSON.parse(cards[0]!.json)).not.toHaveProperty('variants');
    expect(JSON.parse(documents[0]!.json)).toHaveProperty('variants');
    expect(await reader.findMany([], 'card')).toEqual([]);
  });

  it('browses what has an offer, newest first, equals by id', async () => {
    await catalogue.store([
      { id: 'a', createdAt: 1 },
      { id: 'b', createdAt: 3 },
      { id: 'c', createdAt: 3 },
      { id: 'gone', createdAt: 9, listed: false, shops: [] },
    ]);
    expect(await ids({})).toEqual(['c', 'b', 'a']);
  });

  it('sorts by price, both ways', async () => {
    await catalogue.store([
      { id: 'a', price: 9.5 },
      { id: 'b', price: 10 },
      { id: 'c', price: 100 },
    ]);
    expect(await ids({ sort: 'price' })).toEqual(['a', 'b', 'c']);
    expect(await ids({ sort: '-price' })).toEqual(['c', 'b', 'a']);
  });

  it('filters by brand, shop, sale and stock; filters together narrow, values of one widen', async () => {
    await catalogue.store([
      { id: 'a', brand: 'Kookaï', onSale: true },
      { id: 'b', brand: 'Esprit', shops: ['Shop B'], inStock: false },
      { id: 'c', brand: 'Only', shops: ['Shop A', 'Shop B'], createdAt: 1 },
      { id: 'd', brand: 'Only', shops: ['Shop A'], withdrawn: ['Shop B'], createdAt: 0 },
    ]);
    expect(await ids({ brand: ['kookai', 'esprit'] })).toEqual(['b', 'a']);
    expect(await ids({ shop: ['shop-b'] })).toEqual(['b', 'c']);
    expect(await ids({ shop: ['shop-a', 'shop-b'], brand: ['only'] })).toEqual(['c', 'd']);
    expect(await ids({ onSale: true })).toEqual(['a']);
    expect(await ids({ inStock: false })).toEqual(['b']);
    expect(await ids({ brand: ['nobody'] })).toEqual([]);
    expect(await ids({ shop: ['Ä', 'nobody'] })).toEqual([]);
  });

  it('filters by categories with their descendants', async () => {
    await catalogue.store([
      { id: 'a', category: ['Women', 'Apparel', 'Dresses'], createdAt: 3 },
      { id: 'b', category: ['Women', 'Apparel'], createdAt: 2 },
      { id: 'c', category: ['Women', 'Shoes'], createdAt: 1 },
      { id: 'd', category: ['Men'], createdAt: 0 },
    ]);
    expect(await ids({ category: ['women'] })).toEqual(['a', 'b', 'c']);
    expect(await ids({ category: ['women.apparel', 'men'] })).toEqual(['a', 'b', 'd']);
    expect(await ids({ category: ['nobody'] })).toEqual([]);
  });

  it.each(['newest', 'price', '-price'] as const)('walks all pages by %s, forth and back', async (sort) => {
    const some = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    await catalogue.store(some.map((id, n) => ({ id, price: 10 + (n % 3), createdAt: n % 2 })));
    const whole = await ids({ sort });
    const forth = await walk('after', sort, undefined);
    const back = await walk('before', sort, forth.at(-1)!.previous);
    expect(forth.flatMap(({ found }) => found)).toEqual(whole);
    expect(back.map(({ found }) => found).reverse()).toEqual(forth.slice(0, -1).map(({ found }) => found));
    expect([forth[0]!.previous, forth.at(-1)!.next, back.at(-1)!.previous]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('stays where it was while products come in', async () => {
    await catalogue.store(['a', 'b', 'c'].map((id, n) => ({ id, createdAt: 10 + n })));
    const { items, next } = await reader.browse({ sort: 'newest', view: 'card', limit: 1 });
    await catalogue.store([{ id: 'new', createdAt: 99, position: 9 }]);
    expect([items[0]!.id, ...(await ids({ after: next }))]).toEqual(['c', 'b', 'a']);
  });

  async function walk(
    direction: 'after' | 'before',
    sort: BrowseQuery['sort'],
    start: BrowseKey | undefined,
  ) {
    const pages = [];
    for (let key = start; pages.length < 9;) {
      const page = await reader.browse({ sort, view: 'card', limit: 2, ...(key && { [direction]: key }) });
      pages.push({ found: page.items.map(({ id }) => id), next: page.next, previous: page.previous });
      key = direction === 'after' ? page.next : page.previous;
      if (!key) break;
    }
    return pages;
  }
}
