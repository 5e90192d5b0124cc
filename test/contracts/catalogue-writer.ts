import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FeedEntry } from '../../src/catalogue/issue.js';
import type { ProductDocument } from '../../src/catalogue/product.js';
import { LostImport } from '../../src/ports/imports.js';
import { anEntry, anIssue, aRejected } from '../support/feed-entry.js';
import {
  applyAll,
  begin,
  importFeed,
  runner,
  type Importing,
  type OpenImporting,
} from '../support/importing.js';

const gtins = ['04006381333931', '00012345678905', '05901234123457'] as const;

/** What every CatalogueWriter promises. */
export function catalogueWriterContract(open: OpenImporting): void {
  let shop: Importing;
  beforeEach(async () => void (shop = await open()));
  afterEach(() => shop.close());
  const only = async (): Promise<ProductDocument> => {
    const all = [...(await shop.documents()).values()];
    expect(all).toHaveLength(1);
    return all[0]!;
  };
  const titles = async () => [...(await shop.documents()).values()].map(({ title }) => title).sort();
  const head = async () => (await shop.changes()).at(-1)?.position ?? 0;
  const issueCodes = async (id: string) =>
    (await shop.imports.issues(id, 0, 100)).items.map(({ code }) => code);

  describe('bringing rows in', () => {
    it('makes products with their documents, names and change entries', async () => {
      const record = await importFeed(shop, [
        anEntry({ sku: 'A' }),
        anEntry({ sku: 'B', price: { minor: 999, currency: 'USD' } }),
      ]);
      expect(record).toMatchObject({
        rowsRead: 2,
        accepted: 2,
        unchanged: 0,
        rejected: 0,
        withdrawn: 0,
        state: 'completed',
      });
      expect(await titles()).toEqual(['Dress A', 'Dress B']);
      expect((await shop.changes()).map(({ kind }) => kind)).toEqual(['changed', 'changed']);
      expect(record.position).toBe(await head());
      const { names } = await shop.dump();
      expect(names).toContainEqual({ kind: 'brand', id: 'kookai', name: 'Kookaï' });
      expect(names).toContainEqual({ kind: 'category', id: 'women.apparel', name: 'Apparel' });
    });

    it('changes nothing the second time', async () => {
      const feed = [
        anEntry({ sku: 'A' }),
        anEntry({ sku: 'B', groupId: 'g' }),
        anEntry({ sku: 'C', gtin: gtins[0] }),
      ];
      await importFeed(shop, feed);
      const [before, position] = [await shop.dump(), await head()];
      const record = await importFeed(shop, feed);
      expect(record).toMatchObject({ rowsRead: 3, accepted: 0, unchanged: 3, withdrawn: 0, position: 0 });
      expect(await shop.dump()).toEqual(before);
      expect(await head()).toBe(position);
    });

    it('takes changed rows and writes an entry for each product that became another', async () => {
      await importFeed(shop, [anEntry({ sku: 'A' }), anEntry({ sku: 'B' })]);
      const before = await head();
      const record = await importFeed(shop, [anEntry({ sku: 'A', title: 'Gown' }), anEntry({ sku: 'B' })]);
      expect(record).toMatchObject({ accepted: 1, unchanged: 1, position: before + 1 });
      expect(await titles()).toEqual(['Dress B', 'Gown']);
    });

    it('lets a bad row neither stop good ones nor withdraw its offer', async () => {
      await importFeed(shop, [anEntry({ sku: 'A' }), anEntry({ sku: 'B' })]);
      const record = await importFeed(shop, [
        aRejected('A'),
        anEntry({ sku: 'B' }),
        aRejected(undefined),
        aRejected('new'),
      ]);
      expect(record).toMatchObject({ rowsRead: 4, unchanged: 1, rejected: 3, withdrawn: 0 });
      expect(await titles()).toEqual(['Dress A', 'Dress B']);
    });

    it('takes a good row that follows a bad one of the same id', async () => {
      await importFeed(shop, [anEntry({ sku: 'A' })]);
      const record = await importFeed(shop, [aRejected('A'), anEntry({ sku: 'A', title: 'Gown' })], {
        chunk: 1,
      });
      expect(record).toMatchObject({ accepted: 1, rejected: 1 });
      expect(await titles()).toEqual(['Gown']);
    });

    it('keeps the issues in the order of rows and counts the warnings', async () => {
      const warning = anIssue({ code: 'html_stripped', severity: 'warning' });
      const record = await importFeed(
        shop,
        [anEntry({ sku: 'A', issues: [warning] }), aRejected('B'), aRejected('C')],
        { chunk: 1 },
      );
      expect(record).toMatchObject({ warnings: 1, rejected: 2 });
      const first = await shop.imports.issues(record.id, 0, 2);
      expect(first).toMatchObject({
        items: [
          { row: 1, code: 'html_stripped' },
          { row: 2, sku: 'B' },
        ],
        next: 2,
      });
      const last = await shop.imports.issues(record.id, first.next!, 2);
      expect(last).toEqual({ items: [anIssue({ row: 3, sku: 'C' })] });
    });

    it.each([1, 100])('takes the first of several rows with one id, in chunks of %d', async (chunk) => {
      const rows = [anEntry({ sku: 'A' }), anEntry({ sku: 'A' }), anEntry({ sku: 'A', title: 'Another' })];
      const record = await importFeed(shop, rows, { chunk });
      expect(record).toMatchObject({ accepted: 1, unchanged: 1, rejected: 1, warnings: 1 });
      expect(await issueCodes(record.id)).toEqual(['duplicate_id', 'duplicate_id']);
      expect(await titles()).toEqual(['Dress A']);
    });
  });

  describe('withdrawing', () => {
    it('takes out what the feed no longer has, and nothing of another shop', async () => {
      await importFeed(shop, [anEntry({ sku: 'A' }), anEntry({ sku: 'B' }), anEntry({ sku: 'C' })]);
      await importFeed(shop, [anEntry({ sku: 'X' })], { shop: 'Shop B' });
      const before = await head();
      const record = await importFeed(shop, [anEntry({ sku: 'B' })], { chunk: 1 });
      expect(record).toMatchObject({ withdrawn: 2, position: before + 2 });
      expect(await titles()).toEqual(['Dress B', 'Dress X']);
      expect((await shop.changes()).slice(-2).map(({ kind }) => kind)).toEqual(['withdrawn', 'withdrawn']);
    });

    it('finds what is missing from more offers than it looks at in one go', async () => {
      const all = Array.from({ length: 5_000 }, (_, n) => anEntry({ sku: `S${n}` }));
      await importFeed(shop, all, { chunk: 1_000 });
      const kept = all.filter((_, n) => n % 50 !== 0);
      expect(await importFeed(shop, kept, { chunk: 1_000 })).toMatchObject({
        unchanged: kept.length,
        withdrawn: all.length - kept.length,
      });
    });

    it('lets an offer come back to where it was', async () => {
      const feed = [anEntry({ sku: 'A', gtin: gtins[0], groupId: 'g' }), anEntry({ sku: 'B', groupId: 'g' })];
      await importFeed(shop, feed);
      const before = await shop.dump();
      await importFeed(shop, [anEntry({ sku: 'Z' })]);
      expect(await titles()).toEqual(['Dress Z']);
      expect(await importFeed(shop, feed)).toMatchObject({ accepted: 2, withdrawn: 1 });
      expect((await shop.dump()).documents).toEqual(expect.arrayContaining([...before.documents]));
      expect(await titles()).toEqual(['Dress A']);
    });
  });

  describe('putting offers together', () => {
    it('makes one variant of the same GTIN in two shops', async () => {
      await importFeed(shop, [anEntry({ sku: 'A', gtin: gtins[0] })]);
      await importFeed(
        shop,
        [anEntry({ sku: 'X', gtin: gtins[0], price: { minor: 3995, currency: 'EUR' } })],
        { shop: 'Shop B' },
      );
      const product = await only();
      expect(product).toMatchObject({
        offerCount: 2,
        bestOffer: { shop: { name: 'Shop B' }, price: { amount: 39.95 } },
      });
      expect(product.variants).toHaveLength(1);
      expect(product.priceRange).toMatchObject({ min: { amount: 39.95 }, max: { amount: 49.95 } });
    });

    it('makes one product of a group', async () => {
      const rows = ['S', 'M', 'L'].map((size) => anEntry({ sku: size, groupId: 'g', sizes: [size] }));
      await importFeed(shop, rows, { chunk: 2 });
      const product = await only();
      expect(product).toMatchObject({ sizes: ['S', 'M', 'L'], offerCount: 3 });
      expect(product.variants.map(({ sizes }) => sizes)).toEqual([['S'], ['M'], ['L']]);
    });

    it.each(['new variant first', 'new variant last'])(
      'joins the groups of two shops by one GTIN, the %s',
      async (order) => {
        const own = gtins.slice(0, 2).map((gtin) => anEntry({ sku: gtin, gtin, groupId: 'g' }));
        const other = gtins.slice(1).map((gtin) => anEntry({ sku: gtin, gtin, groupId: 'h' }));
        await importFeed(shop, own);
        await importFeed(shop, order === 'new variant first' ? other.reverse() : other, {
          shop: 'Shop B',
          chunk: 1,
        });
        expect((await only()).variants.map(({ gtin }) => gtin).sort()).toEqual([...gtins].sort());
      },
    );

    it('does not make one product of two groups because of a GTIN', async () => {
      const rows = ['g', 'h'].flatMap((groupId) => [
        anEntry({ sku: `${groupId}1`, groupId }),
        anEntry({ sku: `${groupId}2`, groupId, gtin: gtins[0] }),
        anEntry({ sku: `${groupId}3`, groupId }),
      ]);
      await importFeed(shop, rows);
      const products = [...(await shop.documents()).values()];
      expect(products.map(({ offerCount }) => offerCount).sort()).toEqual([2, 4]);
    });

    it('moves a row whose group changed, and builds both products anew', async () => {
      const rows = (last: string) =>
        ['A', 'B', 'C'].map((sku) => anEntry({ sku, groupId: sku === 'C' ? last : 'g' }));
      await importFeed(shop, rows('g'));
      await importFeed(shop, rows('h'));
      const counts = [...(await shop.documents()).values()].map(({ offerCount }) => offerCount);
      expect(counts.sort()).toEqual([1, 2]);
      await importFeed(shop, rows('g'));
      expect(await only()).toMatchObject({ offerCount: 3 });
    });

    it('moves a row whose GTIN changed', async () => {
      await importFeed(shop, [anEntry({ sku: 'A', gtin: gtins[0] }), anEntry({ sku: 'B', gtin: gtins[1] })]);
      await importFeed(shop, [anEntry({ sku: 'A', gtin: gtins[1] }), anEntry({ sku: 'B', gtin: gtins[1] })]);
      expect(await only()).toMatchObject({ offerCount: 2 });
      const kinds = (await shop.changes()).slice(-2).map(({ kind }) => kind);
      expect(kinds.sort()).toEqual(['changed', 'withdrawn']);
      await importFeed(shop, [anEntry({ sku: 'A' }), anEntry({ sku: 'B', gtin: gtins[1] })]);
      expect(await shop.documents()).toHaveProperty('size', 2);
    });

    it('comes to the same catalogue however the rows are cut into chunks', async () => {
      await fc.assert(
        fc.asyncProperty(someFeeds, fc.integer({ min: 1, max: 9 }), async (feeds, chunk) => {
          expect(await catalogueOf(feeds, chunk)).toEqual(await catalogueOf(feeds, 1000));
        }),
        { numRuns: 12 },
      );
    }, 120_000);
  });

  describe('a dry run', () => {
    it('counts and reports like an import, and writes nothing', async () => {
      await importFeed(shop, [anEntry({ sku: 'A' }), anEntry({ sku: 'B' }), anEntry({ sku: 'C' })]);
      const before = await shop.dump();
      const rows = [
        anEntry({ sku: 'A' }),
        anEntry({ sku: 'B', title: 'Gown' }),
        anEntry({ sku: 'N' }),
        anEntry({ sku: 'N' }),
        aRejected('R'),
      ];
      const dry = await importFeed(shop, rows, { dryRun: true, chunk: 2 });
      const after = await shop.dump();
      const real = await importFeed(shop, rows, { chunk: 2 });
      expect(dry).toMatchObject({
        accepted: 2,
        unchanged: 2,
        rejected: 1,
        withdrawn: 1,
        warnings: 1,
        position: 0,
      });
      const { accepted, unchanged, rejected, withdrawn, warnings } = real;
      expect(dry).toMatchObject({ accepted, unchanged, rejected, withdrawn, warnings });
      expect(after).toEqual(before);
      expect(await issueCodes(dry.id)).toEqual(await issueCodes(real.id));
    });
  });

  describe('whole or not at all', () => {
    it('refuses a runner that lost its import and changes nothing', async () => {
      const id = await begin(shop);
      await expect(shop.writer.apply(id, 'another', [anEntry()])).rejects.toThrow(LostImport);
      await expect(shop.writer.withdraw(id, 'another', 10)).rejects.toThrow(LostImport);
      await shop.queue.finish(id, runner);
      await expect(shop.writer.apply(id, runner, [anEntry()])).rejects.toThrow(LostImport);
      expect(await shop.documents()).toHaveProperty('size', 0);
      expect(await shop.imports.find(id)).toMatchObject({ rowsRead: 0, accepted: 0 });
    });

    it('leaves nothing of rows whose transaction broke, and takes them again', async () => {
      const id = await begin(shop);
      const [before, rows] = [await shop.dump(), [anEntry({ sku: 'A' }), aRejected('B')]];
      await expect(shop.failing((writer) => applyAll(writer, id, rows))).rejects.toThrow('the disk broke');
      expect(await shop.dump()).toEqual(before);
      expect(await shop.imports.find(id)).toMatchObject({ rowsRead: 0, rejected: 0 });
      expect(await issueCodes(id)).toEqual([]);
      await applyAll(shop.writer, id, rows);
      expect(await titles()).toEqual(['Dress A']);
      expect((await shop.dump()).names).toContainEqual({ kind: 'brand', id: 'kookai', name: 'Kookaï' });
    });

    it('skips the rows that an earlier runner has brought in', async () => {
      const id = await begin(shop);
      const rows = [
        anEntry({ sku: 'A', row: 1 }),
        anEntry({ sku: 'B', row: 2 }),
        anEntry({ sku: 'C', row: 3 }),
      ];
      await shop.queue.renew(id, runner, -1);
      await shop.writer.apply(id, runner, rows.slice(0, 2));
      await shop.queue.claim('second', 60_000);
      const counts = await shop.writer.apply(id, 'second', rows);
      expect(counts).toMatchObject({ rowsRead: 3, accepted: 3, rejected: 0, warnings: 0 });
    });

    it('lets two imports that touch the same products at once come to the same as one after the other', async () => {
      const feed = (title: string): FeedEntry[] =>
        Array.from({ length: 60 }, (_, n) =>
          anEntry({ sku: `${n}`, gtin: gtinOf(n), title: `${title} ${n}` }),
        );
      const feeds = ['Shop A', 'Shop B'].map((name) => ({ name, rows: feed(name) }));
      await atOnce(shop, feeds);
      const serial = await open();
      for (const { name, rows } of feeds) await importFeed(serial, rows, { shop: name });
      const [mine, theirs] = [await shop.dump(), await serial.dump()];
      await serial.close();
      expect(mine).toEqual(theirs);
      expect([...(await shop.documents()).values()].every(({ offerCount }) => offerCount === 2)).toBe(true);
      const positions = (await shop.changes()).map(({ position }) => position);
      expect(positions).toEqual(positions.map((_, n) => n + 1));
    });
  });

  async function catalogueOf(feeds: readonly SomeFeed[], chunk: number) {
    const importing = await open();
    for (const { shop: name, rows } of feeds) await importFeed(importing, rows, { shop: name, chunk });
    const { documents, offers, groups } = await importing.dump();
    await importing.close();
    return { documents, offers, groups };
  }
}

interface SomeFeed {
  readonly shop: string;
  readonly rows: readonly FeedEntry[];
}

const someRow = fc.record({
  sku: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'),
  gtin: fc.constantFrom(undefined, ...gtins),
  groupId: fc.constantFrom(undefined, 'g', 'h'),
  colour: fc.constantFrom('blue', 'red'),
});
const someFeeds = fc.array(
  fc.record({
    shop: fc.constantFrom('Shop A', 'Shop B'),
    rows: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: someRow.map(anEntry) },
        { weight: 1, arbitrary: fc.constant(aRejected('3')) },
      ),
      {
        minLength: 1,
        maxLength: 10,
      },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

function gtinOf(n: number): string {
  return `${10_000_000_000_000 + n * 10}`;
}

/** Both imports run at the same time, chunk by chunk, each in its own transactions. */
async function atOnce(
  importing: Importing,
  feeds: readonly { name: string; rows: readonly FeedEntry[] }[],
): Promise<void> {
  const ids: string[] = [];
  for (const { name } of feeds) ids.push(await begin(importing, { shop: name }));
  await Promise.all(feeds.map(({ rows }, n) => applyAll(importing.writer, ids[n]!, rows, 7)));
}
