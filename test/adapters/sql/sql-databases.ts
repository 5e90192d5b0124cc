import { afterAll, beforeAll, describe } from '@jest/globals';
import { sqlConnection, type SqlConnection, type SqlOptions } from '../../../src/adapters/sql/connection.js';
import type { Database } from '../../../src/adapters/sql/database.js';
import { eventually } from '../../support/eventually.js';
import { createDatabase } from '../../support/own-database.js';
import { describeWith } from '../../support/services.js';

/** A database that is empty but for what the options say, and that goes with `close`. */
export type OpenDatabase = (options?: Partial<SqlOptions>) => Promise<TestDatabase>;

export interface TestDatabase extends SqlConnection {
  /** For opening it once more. */
  readonly url: string;
}

/** The same suite on SQLite and on MariaDB or MySQL. */
export function describeSql(name: string, body: (open: OpenDatabase) => void): void {
  describe(`${name} on SQLite`, () => body(openSqlite));
  describeWith('mysql', `${name} on MySQL`, (url) => body((options) => openMysql(url, options)));
}

const openSqlite: OpenDatabase = async (options) => {
  const connection = await connected({ url: 'sqlite::memory:', ...options });
  return { ...connection, url: `sqlite:${String(connection.dataSource.options.database)}` };
};

export async function openMysql(serverUrl: string, options: Partial<SqlOptions> = {}): Promise<TestDatabase> {
  const own = await createDatabase(serverUrl);
  const connection = await connected({ url: own.url, ...options });
  const close = async () => {
    await connection.close();
    await own.drop();
  };
  return { ...connection, url: own.url, close };
}

/** Limits that a machine which stands still for seconds does not reach. */
export const patience = { acquireMs: 20_000, statementMs: 60_000 };

/** With patience, unless the options are about that; a first attempt may fail. */
export async function connected(options: SqlOptions): Promise<SqlConnection> {
  const connection = sqlConnection({ limits: patience, ...options }, silent);
  connection.connector.start();
  try {
    await eventually(async () => connection.connector.connected || undefined);
  } catch {
    // Says why.
    await connection.connector.ready(0).finally(() => connection.close());
  }
  return connection;
}

export const silent = { log: () => undefined, warn: () => undefined };

/** One database for a suite, emptied at each `close`: making one takes MySQL a second. */
export interface SharedDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** The same suite on SQLite and on MariaDB or MySQL; each `open` gives the suite's database, empty. */
export function describeOnEmpty(name: string, body: (open: () => Promise<SharedDatabase>) => void): void {
  describeSql(name, (open) => {
    let whole: TestDatabase;
    beforeAll(async () => {
      whole = await open();
    });
    afterAll(() => whole.close());
    body(async () => ({ database: whole.database, close: () => empty(whole) }));
  });
}

async function empty({ database, dataSource }: SqlConnection): Promise<void> {
  const tables = dataSource.entityMetadatas
    .map(({ tableName }) => tableName)
    .filter((table) => table !== 'sequence');
  await database.transaction(async (tx) => {
    for (const table of tables) await tx.execute(`DELETE FROM ${table}`);
  });
}
