import { type Scope, scopeNames } from '../../../catalogue/scopes.js';
import type { ClientKey, ClientRecord } from '../../../ports/clients.js';

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: string;
  readonly key_days: number;
  readonly created_at: number;
  readonly revoked_at: number | null;
}

export interface KeyRow {
  readonly id: string;
  readonly client_id: string;
  readonly n: number;
  readonly created_at: number;
  readonly expires_at: number;
  readonly revoked_at: number | null;
}

export const keyColumns = 'id, client_id, n, created_at, expires_at, revoked_at';

/** `keys` newest first; `now` by the database's clock. */
export function clientRecord(row: ClientRow, keys: readonly KeyRow[], now: number): ClientRecord {
  return {
    id: row.id,
    name: row.name,
    scopes: scopesIn(row.scopes),
    keyDays: row.key_days,
    createdAt: iso(row.created_at),
    ...(row.revoked_at !== null && { revokedAt: iso(row.revoked_at) }),
    keys: keys.map((key) => clientKey(key, now)),
  };
}

/** A scope that this release does not know is of a newer one, and permits nothing here. */
export function scopesIn(text: string): Scope[] {
  const granted = new Set(text.split(' '));
  return scopeNames.filter((name) => granted.has(name));
}

export function isLive({ revoked_at, expires_at }: KeyRow, now: number): boolean {
  return revoked_at === null && expires_at > now;
}

function clientKey(row: KeyRow, now: number): ClientKey {
  const ended = row.revoked_at === null ? ('expired' as const) : ('revoked' as const);
  return {
    id: row.id,
    state: isLive(row, now) ? 'live' : ended,
    createdAt: iso(row.created_at),
    expiresAt: iso(row.expires_at),
  };
}

const iso = (ms: number) => new Date(ms).toISOString();
