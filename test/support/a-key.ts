import { SqlClients } from '../../src/adapters/sql/access/clients.js';
import type { Scope } from '../../src/catalogue/scopes.js';
import { newApiKey } from '../../src/http/access/api-key.js';
import type { ClientRecord } from '../../src/ports/clients.js';
import { connected } from '../adapters/sql/sql-databases.js';

export interface KeyOfClient {
  readonly client: ClientRecord;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A key of a new client in a database, which is migrated if it is not yet. */
export async function aKey(databaseUrl: string, ...scopes: Scope[]): Promise<KeyOfClient> {
  const { database, close } = await connected({ url: databaseUrl });
  try {
    const { text: key, stored } = newApiKey();
    const client = await new SqlClients(database).create({ name: 'A test', scopes, keyDays: 1 }, stored);
    return { client, key, headers: { 'x-api-key': key } };
  } finally {
    await close();
  }
}
