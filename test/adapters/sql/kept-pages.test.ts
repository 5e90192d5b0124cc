import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from '../../../src/adapters/sql/database.js';
import { SqlChangeReader } from '../../../src/adapters/sql/reading/change-reader.js';
import { KeptPages } from '../../../src/adapters/sql/reading/kept-pages.js';
import { LogLook } from '../../../src/adapters/sql/reading/log-look.js';
import type { BrowsePage, BrowseQuery } from '../../../src/ports/product-reader.js';
import { writeChanges } from '../../support/change-log.js';
import { type SharedDatabase, describeOnEmpty } from './sql-databases.js';

const query = (brand: string): BrowseQuery => ({ brand: [brand], sort: 'newest', view: 'card', limit: 24 });

const pageOf = (json: string): BrowsePage => ({ items: [{ id: 'a', position: 1, checksum: 'v', json }] });

describeOnEmpty('KeptPages', (open) => {
  it('reads a page twice, and no more while the log stands', async () => {
    const { ask, reads, close } = await opened(open);
    for (let n = 0; n < 5; n++) expect((await ask('a')).items[0]!.json).toBe('a 0');
    expect(reads).toEqual(['a', 'a']);
    await close();
  });

  it('reads each anew after any product has changed, and after nothing else', async () => {
    const { ask, reads, database, close } = await opened(open);
    for (let n = 0; n < 3; n++) await Promise.all([ask('a'), ask('b')]);
    reads.splice(0);
    await writeChanges(database, [{ id: 'x', type: 'outfit' }]);
    await Promise.all([ask('a'), ask('b')]);
    expect(reads).toEqual([]);
    await writeChanges(database, [{ id: 'elsewhere' }]);
    const found = await Promise.all([ask('a'), ask('b')]);
    expect(found.map(({ items }) => items[0]!.json)).toEqual(['a 2', 'b 2']);
    expect(reads.sort()).toEqual(['a', 'b']);
    await close();
  });

  it('keeps what was asked for last, of a bounded size', async () => {
    const { ask, reads, close } = await opened(open, 1_500);
    for (const brand of ['a', 'b', 'b', 'a', 'c', 'c']) await ask(brand);
    reads.splice(0);
    for (const brand of ['c', 'a', 'b']) await ask(brand);
    expect(reads).toEqual(['b']);
    await close();
  });

  it('keeps nothing by a long key', async () => {
    const { ask, reads, close } = await opened(open);
    for (let n = 0; n < 4; n++) await ask('x'.repeat(500));
    expect(reads).toHaveLength(4);
    await close();
  });

  it('fails as its read does, and keeps nothing of that', async () => {
    const { pages, close } = await opened(open);
    const failing = () => pages.page(query('a'), () => Promise.reject(new Error('away')));
    for (let n = 0; n < 3; n++) await expect(failing()).rejects.toThrow('away');
    expect(await pages.page(query('a'), async () => pageOf('there'))).toEqual(pageOf('there'));
    await close();
  });

  it('never gives a page that is older than its question, whatever goes on beside', async () => {
    const { ask, database, close } = await opened(open);
    let written = await countOf(database);
    const write = async () => {
      await writeChanges(database, [{ id: 'any' }]);
      written++;
    };
    const look = (brand: string) => async () => {
      const least = written;
      const { items } = await ask(brand);
      expect(Number(items[0]!.json.slice(2))).toBeGreaterThanOrEqual(least);
    };
    const step = fc.constantFrom(write, look('a'), look('a'), look('b'));
    const several = fc.array(fc.array(step, { maxLength: 10 }), { minLength: 2, maxLength: 4 });
    const law = fc.asyncProperty(several, async (lanes) => {
      const one = async (steps: (typeof lanes)[number]) => {
        for (const work of steps) await work();
      };
      await Promise.all(lanes.map(one));
    });
    await fc.assert(law, { numRuns: 40 });
    await close();
  });
});

async function opened(open: () => Promise<SharedDatabase>, size?: number) {
  const { database, close } = await open();
  const pages = new KeptPages(new LogLook(new SqlChangeReader(database)), size);
  const reads: string[] = [];
  const ask = (brand: string) =>
    pages.page(query(brand), async () => {
      reads.push(brand);
      return pageOf(`${brand} ${await countOf(database)}`);
    });
  return { database, close, pages, reads, ask };
}

async function countOf(database: Database): Promise<number> {
  const [row] = await database.query<{ n: number }>('SELECT COUNT(*) AS n FROM change_entry');
  return row!.n;
}
