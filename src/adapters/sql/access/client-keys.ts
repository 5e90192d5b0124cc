import { ClientKeys, type StoredKey } from '../../../ports/clients.js';
import type { Database } from '../database.js';
import { scopesIn } from './client-rows.js';

export class SqlClientKeys extends ClientKeys {
  constructor(private readonly database: Database) {
    super();
  }

  async find(keyId: string): Promise<StoredKey | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT k.hash, k.expires_at - ${this.database.dialect.now} AS ends_in, k.revoked_at, c.id, c.name, c.scopes,
        c.revoked_at AS client_revoked_at
      FROM client_key k JOIN client c ON c.id = k.client_id WHERE k.id = ?`,
      [keyId],
    );
    return row && storedKey(row);
  }
}

interface Row {
  readonly hash: string;
  readonly ends_in: number;
  readonly revoked_at: number | null;
  readonly id: string;
  readonly name: string;
  readonly scopes: string;
  readonly client_revoked_at: number | null;
}

function storedKey({ hash, ends_in, revoked_at, id, name, scopes, client_revoked_at }: Row): StoredKey {
  return {
    hash,
    client: { id, name, scopes: scopesIn(scopes) },
    revoked: revoked_at !== null || client_revoked_at !== null,
    endsInMs: Number(ends_in),
  };
}
