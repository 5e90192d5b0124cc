import { type ClientRecord, Clients, type NewClient, type NewKey } from '../../../ports/clients.js';
import type { Database, Queryable } from '../database.js';
import { importId } from '../importing/import-id.js';
import { clientRecord, type ClientRow, isLive, keyColumns, type KeyRow } from './client-rows.js';

const dayMs = 86_400_000;

export class SqlClients extends Clients {
  constructor(private readonly database: Database) {
    super();
  }

  create(spec: NewClient, key: NewKey): Promise<ClientRecord> {
    return this.database.transaction(async (tx) => {
      const now = await this.now(tx);
      const id = importId(now);
      await tx.execute('INSERT INTO client (id, name, scopes, key_days, created_at) VALUES (?, ?, ?, ?, ?)', [
        id,
        spec.name,
        spec.scopes.join(' '),
        spec.keyDays,
        now,
      ]);
      await insertKey(tx, { ...key, clientId: id, n: 1, now, days: spec.keyDays });
      return (await this.read(tx, id))!;
    });
  }

  find(id: string): Promise<ClientRecord | undefined> {
    return this.read(this.database, id);
  }

  async list(after = '', limit: number): Promise<{ items: readonly ClientRecord[]; next?: string }> {
    const rows = await this.database.query<ClientRow>(
      'SELECT * FROM client WHERE id > ? ORDER BY id LIMIT ?',
      [after, limit + 1],
    );
    const page = rows.slice(0, limit);
    const items = await this.records(this.database, page);
    return rows.length > limit ? { items, next: page.at(-1)!.id } : { items };
  }

  rotate(id: string, key: NewKey, overlapMs: number): Promise<ClientRecord | undefined> {
    return this.database.transaction(async (tx) => {
      const client = await this.held(tx, id);
      if (!client || client.revoked_at !== null) return undefined;
      const now = await this.now(tx);
      const keys = await keysOf(tx, [id]);
      const [newest, ...older] = keys.filter((one) => isLive(one, now));
      if (newest) await endBy(tx, newest.id, now + overlapMs);
      for (const one of older) await revokeKey(tx, one.id, now);
      const n = Math.max(0, ...keys.map((one) => one.n)) + 1;
      await insertKey(tx, { ...key, clientId: id, n, now, days: client.key_days });
      return this.read(tx, id);
    });
  }

  revoke(id: string, keyId?: string): Promise<ClientRecord | undefined> {
    return this.database.transaction(async (tx) => {
      const client = await this.held(tx, id);
      const keys = (await keysOf(tx, [id])).filter((key) => keyId === undefined || key.id === keyId);
      if (!client || (keyId !== undefined && keys.length === 0)) return undefined;
      const now = await this.now(tx);
      for (const key of keys) await revokeKey(tx, key.id, now);
      if (keyId === undefined)
        await tx.execute('UPDATE client SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [now, id]);
      return this.read(tx, id);
    });
  }

  /** Locked until the transaction ends, so that two who rotate at the same time do it one after the other. */
  private async held(tx: Queryable, id: string): Promise<ClientRow | undefined> {
    const sql = `SELECT * FROM client WHERE id = ? ${this.database.dialect.forUpdate}`;
    return (await tx.query<ClientRow>(sql, [id]))[0];
  }

  private async read(from: Queryable, id: string): Promise<ClientRecord | undefined> {
    return (await this.records(from, await from.query('SELECT * FROM client WHERE id = ?', [id])))[0];
  }

  private async records(from: Queryable, rows: readonly ClientRow[]): Promise<ClientRecord[]> {
    if (rows.length === 0) return [];
    const keys = await keysOf(
      from,
      rows.map(({ id }) => id),
    );
    const now = await this.now(from);
    return rows.map((row) => {
      const own = keys.filter((key) => key.client_id === row.id);
      return clientRecord(row, own, now);
    });
  }

  private async now(from: Queryable): Promise<number> {
    const [row] = await from.query<{ now: number }>(`SELECT ${this.database.dialect.now} AS now`);
    return Number(row!.now);
  }
}

interface KeyInsert extends NewKey {
  readonly clientId: string;
  readonly n: number;
  readonly now: number;
  readonly days: number;
}

async function insertKey(tx: Queryable, { id, hash, clientId, n, now, days }: KeyInsert): Promise<void> {
  await tx.execute(
    'INSERT INTO client_key (id, client_id, n, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    [id, clientId, n, hash, now, now + days * dayMs],
  );
}

/** Newest first. */
function keysOf(from: Queryable, clientIds: readonly string[]): Promise<KeyRow[]> {
  const places = clientIds.map(() => '?').join(', ');
  return from.query<KeyRow>(
    `SELECT ${keyColumns} FROM client_key WHERE client_id IN (${places}) ORDER BY client_id, n DESC`,
    clientIds,
  );
}

async function endBy(tx: Queryable, keyId: string, at: number): Promise<void> {
  const sql = 'UPDATE client_key SET expires_at = ? WHERE id = ? AND expires_at > ?';
  await tx.execute(sql, [at, keyId, at]);
}

async function revokeKey(tx: Queryable, keyId: string, at: number): Promise<void> {
  const sql = 'UPDATE client_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL';
  await tx.execute(sql, [at, keyId]);
}
