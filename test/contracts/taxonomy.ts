import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { BrandReader, CategoryReader, ShopReader } from '../../src/ports/taxonomy.js';
import type { Readable } from './product-reader.js';

/** What every BrandReader promises. */
export function brandReaderContract(open: () => Promise<Readable<BrandReader>>): void {
  const catalogue = each(open);

  it('counts the products that have an offer', async () => {
    await catalogue().store([
      { id: 'a', brand: 'Kookaï' },
      { id: 'b', brand: 'Kookaï' },
      { id: 'c', brand: 'Kookaï', listed: false, shops: [] },
    ]);
    expect(await catalogue().reader.find('kookai')).toEqual({
      id: 'kookai',
      name: 'Kookaï',
      productCount: 2,
    });
    expect(await catalogue().reader.find('nobody')).toBeUndefined();
  });

  it('lists page by page in the order of ids', async () => {
    await catalogue().store(['Only', 'Esprit', 'Kookaï'].map((brand, n) => ({ id: `p${n}`, brand })));
    const first = await catalogue().reader.list(undefined, 2);
    const second = await catalogue().reader.list(first.next, 2);
    expect([first, second].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['esprit', 'kookai'],
      ['only'],
    ]);
    expect([first.next, second.next]).toEqual(['kookai', undefined]);
  });
}

/** What every ShopReader promises. */
export function shopReaderContract(open: () => Promise<Readable<ShopReader>>): void {
  const catalogue = each(open);

  it('counts the products that it offers now', async () => {
    await catalogue().store([
      { id: 'a', shops: ['Shop A', 'Shop B'] },
      { id: 'b', shops: ['Shop B'], withdrawn: ['Shop A'] },
    ]);
    const { items, next } = await catalogue().reader.list(undefined, 10);
    expect(items.map(({ name, productCount }) => [name, productCount])).toEqual([
      ['Shop A', 1],
      ['Shop B', 2],
    ]);
    expect(next).toBeUndefined();
    expect(await catalogue().reader.find('shop-b')).toEqual({
      id: 'shop-b',
      name: 'Shop B',
      productCount: 2,
    });
    expect(await catalogue().reader.find('nobody')).toBeUndefined();
  });
}

/** What every CategoryReader promises. */
export function categoryReaderContract(open: () => Promise<Readable<CategoryReader>>): void {
  const catalogue = each(open);
  beforeEach(() =>
    catalogue().store([
      { id: 'a', category: ['Women', 'Apparel', 'Dresses'] },
      { id: 'b', category: ['Women', 'Apparel'] },
      { id: 'c', category: ['Women', 'Shoes'] },
      { id: 'd', category: ['Women', 'Shoes'], listed: false, shops: [] },
      { id: 'e', category: ['Men'] },
    ]),
  );

  it('counts with the descendants', async () => {
    expect(await catalogue().reader.find('women')).toEqual({
      id: 'women',
      name: 'Women',
      depth: 0,
      productCount: 3,
    });
    expect(await catalogue().reader.find('women.apparel')).toEqual({
      id: 'women.apparel',
      name: 'Apparel',
      parentId: 'women',
      depth: 1,
      productCount: 2,
    });
    expect(await catalogue().reader.find('nobody')).toBeUndefined();
  });

  it('gives the roots and the children in the order of ids', async () => {
    const { reader } = catalogue();
    const named = async (parent: string | undefined) =>
      (await reader.children(parent)).map(({ id, productCount }) => [id, productCount]);
    expect(await named(undefined)).toEqual([
      ['men', 1],
      ['women', 3],
    ]);
    expect(await named('women')).toEqual([
      ['women.apparel', 2],
      ['women.shoes', 1],
    ]);
    expect(await named('nobody')).toEqual([]);
  });

  it('lists all of them page by page', async () => {
    const { reader } = catalogue();
    const first = await reader.list(undefined, 3);
    const second = await reader.list(first.next, 3);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([
      'men',
      'women',
      'women.apparel',
      'women.apparel.dresses',
      'women.shoes',
    ]);
    expect(second.next).toBeUndefined();
  });
}

function each<T>(open: () => Promise<Readable<T>>): () => Readable<T> {
  let catalogue: Readable<T>;
  beforeEach(async () => {
    catalogue = await open();
  });
  afterEach(() => catalogue.close());
  return () => catalogue;
}
