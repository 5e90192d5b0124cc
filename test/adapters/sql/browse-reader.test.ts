import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from '../../../src/adapters/sql/database.js';
import { BrowseReader } from '../../../src/adapters/sql/reading/browse-reader.js';
import type { BrowsePage, BrowseQuery } from '../../../src/ports/product-reader.js';
import { storeProducts } from '../../support/stored-product.js';
import { type SharedDatabase, describeOnEmpty } from './sql-databases.js';

describeOnEmpty('BrowseReader', (open) => {
  let shared: SharedDatabase;
  let asked: string[];
  let reader: BrowseReader;
  beforeEach(async () => {
    shared = await open();
    asked = [];
    reader = new BrowseReader(noting(shared.database, asked));
    await shared.database.transaction((tx) => storeProducts(tx, [{ id: 'a', category: ['Women'] }]));
  });
  afterEach(() => shared.close());

  const twelve = (query: Partial<BrowseQuery>) =>
    Promise.all(
      Array.from({ length: 12 }, () => reader.browse({ sort: 'newest', view: 'card', limit: 5, ...query })),
    );

  it('reads short lists that are asked for at the same time together, four by one statement', async () => {
    const pages = await twelve({ brand: ['only'] });
    expect(asked).toHaveLength(3);
    expect(pages.map(({ items }) => items.length)).toEqual(Array(12).fill(0));
  });

  it('looks for the categories of all of them by one more', async () => {
    const pages = await twelve({ category: ['women'] });
    expect(asked).toHaveLength(1 + 3);
    expect(pages.map(({ items }) => items.map(({ id }) => id).join())).toEqual(Array(12).fill('a'));
  });

  it.each([
    { onSale: true },
    { inStock: true },
    { shop: ['shop-a'] },
    { brand: ['only', 'esprit'] },
    { brand: ['only'], category: ['women'] },
  ])('reads what may take long by itself: %j', async (query) => {
    await twelve(query);
    expect(asked.filter((sql) => sql.includes('UNION ALL'))).toEqual([]);
    expect(asked.filter((sql) => sql.includes('product_document'))).toHaveLength(12);
  });

  it('gives everybody who lists at the same time what they would get alone', async () => {
    const traits = { brand: ['Only', 'Esprit'], category: [['Women'], ['Women', 'Shoes'], ['Men']] };
    const products = Array.from({ length: 40 }, (_, n) => ({
      ...{ id: `p${n}`, position: n + 2, createdAt: n % 7, price: n % 5, onSale: n % 3 === 0 },
      ...{ brand: traits.brand[n % 2], category: traits.category[n % 3] },
    }));
    await shared.database.transaction((tx) => storeProducts(tx, products));
    const brand = fc.constantFrom('only', 'esprit', 'nobody').map((one) => [one]);
    const category = fc.constantFrom('women', 'women.shoes', 'men', 'nobody').map((one) => [one]);
    const filters = [fc.record({ brand }), fc.record({ category }), fc.record({ brand, category })];
    const key = fc.record({ key: fc.nat(6), id: fc.constantFrom('p3', 'p21', 'p4') });
    // Few shapes, so that many of those who ask together share one.
    const query = fc.record({
      filter: fc.oneof(...filters, fc.constant({}), fc.record({ onSale: fc.boolean() })),
      sort: fc.constantFrom<BrowseQuery['sort'][]>('newest', '-price'),
      limit: fc.integer({ min: 1, max: 9 }),
      turn: fc.oneof(
        fc.constant({}),
        key.map((after) => ({ after })),
        key.map((before) => ({ before })),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(query, { minLength: 8, maxLength: 40 }), async (all) => {
        const queries = all.map(({ filter, turn, ...rest }): BrowseQuery => ({
          ...{ view: 'card', ...rest },
          ...filter,
          ...turn,
        }));
        const together = await Promise.all(queries.map((each) => reader.browse(each)));
        const alone = [];
        for (const each of queries) alone.push(await reader.browse(each));
        expect(together.map(withIds)).toEqual(alone.map(withIds));
      }),
      { numRuns: 30 },
    );
  });

  it('fails those of a statement that failed, and nobody after them', async () => {
    await shared.database.execute('ALTER TABLE product_document RENAME TO elsewhere');
    const failed = await Promise.allSettled([twelve({}), twelve({ brand: ['only'] })]);
    await shared.database.execute('ALTER TABLE elsewhere RENAME TO product_document');
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await twelve({})).map(({ items }) => items.length)).toEqual(Array(12).fill(1));
  });
});

function noting(database: Database, asked: string[]): Database {
  const query: Database['query'] = (sql, params) => {
    asked.push(sql);
    return database.query(sql, params);
  };
  return { dialect: database.dialect, query } as Database;
}

const withIds = ({ items, ...keys }: BrowsePage) => ({
  ...keys,
  items: items.map(({ id, json }) => [id, json]),
});
