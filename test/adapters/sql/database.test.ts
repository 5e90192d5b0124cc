import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { isDuplicateKey } from '../../../src/adapters/sql/duplicate-key.js';
import type { Database, Queryable } from '../../../src/adapters/sql/database.js';
import { describeOnEmpty, type SharedDatabase } from './sql-databases.js';

describeOnEmpty('Database', (open) => {
  let shared: SharedDatabase;
  let database: Database;
  beforeEach(async () => {
    shared = await open();
    database = shared.database;
  });
  afterEach(() => shared.close());

  it('gives integers as numbers, BLOBs as Buffers, and takes booleans and undefined', async () => {
    const bytes = Buffer.from([0, 255, 10, 39]);
    await database.execute('INSERT INTO feed_part VALUES (?, ?, ?)', ['i', true, bytes]);
    await database.execute('INSERT INTO category VALUES (?, ?, ?, ?)', ['c', undefined, 'Zoë 👗', 0]);
    const parts = await database.query('SELECT n, bytes FROM feed_part');
    const sums = await database.query('SELECT COUNT(*) AS n, SUM(9007199254740991) AS big FROM category');
    const [category] = await database.query('SELECT parent_id, name FROM category');
    expect(parts).toEqual([{ n: 1, bytes }]);
    expect(sums).toEqual([{ n: 1, big: Number.MAX_SAFE_INTEGER }]);
    expect(category).toEqual({ parent_id: null, name: 'Zoë 👗' });
  });

  it('counts the rows that a statement matched, changed or not', async () => {
    await put(database, 'a', 'Same');
    const matched = await database.execute('UPDATE brand SET name = ? WHERE id = ?', ['Same', 'a']);
    const none = await database.execute('UPDATE brand SET name = ? WHERE id = ?', ['Same', 'b']);
    expect([matched, none]).toEqual([1, 0]);
  });

  it('updates where a key is taken, or leaves the row alone', async () => {
    const { dialect } = database;
    await put(database, 'a', 'Old');
    const both = ['a', 'New', 'b', 'New'];
    await database.execute(dialect.upsert('brand', ['id', 'name'], ['id'], 2, []), both);
    expect(await names(database)).toEqual(['Old', 'New']);
    await database.execute(dialect.upsert('brand', ['id', 'name'], ['id'], 2), both);
    expect(await names(database)).toEqual(['New', 'New']);
  });

  it('writes a thousand rows in one statement', async () => {
    const rows = [...Array(1000).keys()].flatMap((n) => [`b${n}`, `Name ${n}`]);
    await database.execute(database.dialect.upsert('brand', ['id', 'name'], ['id'], 1000), rows);
    expect(await database.query('SELECT COUNT(*) AS n FROM brand')).toEqual([{ n: 1000 }]);
  });

  it('has a clock in milliseconds', async () => {
    const [row] = await database.query<{ now: number }>(`SELECT ${database.dialect.now} AS now`);
    expect(Math.abs(row!.now - Date.now())).toBeLessThan(60_000);
  });

  it('shows a transaction to others when it has ended, and to itself at once', async () => {
    const seen = await database.transaction(async (tx) => {
      await put(tx, 'a', 'New');
      return { inside: await names(tx), outside: await names(database) };
    });
    expect({ ...seen, after: await names(database) }).toEqual({
      inside: ['New'],
      outside: [],
      after: ['New'],
    });
  });

  it('undoes a transaction that fails', async () => {
    const failing = database.transaction(async (tx) => {
      await put(tx, 'a', 'New');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await names(database)).toEqual([]);
  });

  it('says when a key is taken', async () => {
    await put(database, 'a', 'Old');
    const error = await put(database, 'a', 'New').catch((thrown: unknown) => thrown);
    expect(isDuplicateKey(error)).toBe(true);
  });

  it('sees what others committed after its transaction began', async () => {
    if (database.dialect.name === 'sqlite') return; // Its transactions come one after the other.
    const counts = await database.transaction(async (tx) => {
      const before = await names(tx);
      await put(database, 'a', 'New');
      return [before.length, (await names(tx)).length];
    });
    expect(counts).toEqual([0, 1]);
  });
});

const put = (to: Queryable, id: string, name: string) =>
  to.execute('INSERT INTO brand (id, name) VALUES (?, ?)', [id, name]);

async function names(from: Queryable): Promise<string[]> {
  const rows = await from.query<{ name: string }>('SELECT name FROM brand ORDER BY id');
  return rows.map(({ name }) => name);
}
