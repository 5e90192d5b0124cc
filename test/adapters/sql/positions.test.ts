import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Database, Queryable } from '../../../src/adapters/sql/database.js';
import { allocate } from '../../../src/adapters/sql/positions.js';
import { SqlDocumentSource } from '../../../src/adapters/sql/reading/document-source.js';
import { storeProducts } from '../../support/stored-product.js';
import { describeSql, type TestDatabase } from './sql-databases.js';

const writers = 8;
const transactions = 12;

describeSql('positions', (open) => {
  let connection: TestDatabase;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.close());

  it('come into sight in their order, so a reader misses none while 8 writers commit out of order', async () => {
    const { database } = connection;
    const state = { writing: true, begun: [] as number[] };
    const reading = tail(database, state);
    await Promise.all([...Array(writers).keys()].map((writer) => write(database, writer, state.begun)));
    state.writing = false;
    const { changes, documents } = await reading;
    expect(changes).toEqual(await written(database, 'change_entry'));
    expect(documents).toEqual(await written(database, 'product_document'));
    expect(changes).toHaveLength(writers * transactions);
    // SQLite has one writer at a time; elsewhere those who began first did not end first.
    if (database.dialect.name === 'mysql') expect(state.begun).not.toEqual(inOrder(state.begun));
  });

  it('go back with a transaction that fails', async () => {
    const { database } = connection;
    const failing = database.transaction(async (tx) => {
      await allocate(tx, 5);
      throw new Error('the writer broke');
    });
    await expect(failing).rejects.toThrow('the writer broke');
    const [first, second] = [await take(database, 3), await take(database, 1)];
    expect(second - first).toBe(3);
  });
});

async function write(database: Database, writer: number, begun: number[]): Promise<void> {
  for (let n = 0; n < transactions; n++) {
    const id = `p-${writer}-${n}`;
    const turn = begun.push(0) - 1;
    await database.transaction(async (tx) => {
      await someRoundTrips(tx);
      const position = await allocate(tx, 1);
      await storeProducts(tx, [{ id, position, shops: [] }]);
      await tx.execute(
        'INSERT INTO change_entry (position, type, entity_id, kind, at) VALUES (?, ?, ?, ?, 0)',
        [position, 'product', id, 'changed'],
      );
      await someRoundTrips(tx);
      begun[turn] = position;
    });
  }
}

/** Reads on from where it was, until the writers have ended and nothing more comes. */
async function tail(database: Database, state: { readonly writing: boolean }) {
  const source = new SqlDocumentSource(database);
  const changes: number[] = [];
  const documents: number[] = [];
  for (let last = false; ;) {
    const next = await changesAfter(database, changes.at(-1) ?? 0);
    const entries = await source.after(documents.at(-1) ?? 0, 5);
    changes.push(...next);
    documents.push(...entries.map(({ position }) => position));
    if (last && next.length + entries.length === 0) return { changes, documents };
    last = !state.writing;
  }
}

async function changesAfter(database: Database, position: number): Promise<number[]> {
  const sql = 'SELECT position FROM change_entry WHERE position > ? ORDER BY position LIMIT 5';
  return (await database.query<{ position: number }>(sql, [position])).map((row) => row.position);
}

/** Waits for something that takes now shorter, now longer. */
async function someRoundTrips(tx: Queryable): Promise<void> {
  for (let n = Math.floor(Math.random() * 6); n > 0; n--) await tx.query('SELECT 1');
}

async function written(database: Database, table: string): Promise<number[]> {
  const rows = await database.query<{ position: number }>(`SELECT position FROM ${table} ORDER BY position`);
  return rows.map(({ position }) => position);
}

const take = (database: Database, n: number) => database.transaction((tx) => allocate(tx, n));
const inOrder = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
