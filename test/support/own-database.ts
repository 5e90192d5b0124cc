import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

/** A database that one test file has for itself. */
export interface OwnDatabase {
  /** mysql://…, as DATABASE_URL takes it. */
  url: string;
  /** Deletes the database, whatever is in it. */
  drop(): Promise<void>;
}

/** Creates an empty utf8mb4 database of a random name, `ogrom_test_…`, on the server of `serverUrl`. */
export async function createDatabase(serverUrl: string): Promise<OwnDatabase> {
  const name = `ogrom_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await execute(serverUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name}`) };
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const connection = await createConnection({ uri: serverUrl });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
