import { Problem } from '../../../catalogue/problem.js';
import { type Repeatable, RepeatedOutfits, type WrittenOutfit } from '../../../ports/outfits.js';
import type { Database, Queryable } from '../database.js';
import { clock } from './change-log.js';

const keptMs = 24 * 3_600_000;
const forgottenAtOnce = 100;

export class SqlRepeatedOutfits extends RepeatedOutfits {
  constructor(private readonly database: Database) {
    super();
  }

  async find(owner: string, repeatable: Repeatable): Promise<WrittenOutfit | undefined> {
    return repeated(this.database, owner, repeatable, await clock(this.database, this.database));
  }
}

/** What the same request made the first time. Throws an `idempotency_mismatch` problem where it was another one. */
export async function repeated(
  tx: Queryable,
  person: string,
  { key, digest }: Repeatable,
  now: number,
): Promise<WrittenOutfit | undefined> {
  const sql = 'SELECT digest, written, expires_at FROM outfit_repeat WHERE person_id = ? AND request_key = ?';
  const [row] = await tx.query<{ digest: string; written: string; expires_at: number }>(sql, [person, key]);
  if (row === undefined || row.expires_at <= now) return undefined;
  if (row.digest !== digest)
    throw new Problem('idempotency_mismatch', 'This Idempotency-Key made another outfit.');
  return JSON.parse(row.written) as WrittenOutfit;
}

/**
 * Keeps for a day what a request has made. Where the same request was quicker the key is taken: the transaction fails, is
 * run again, and finds what that one made.
 */
export async function remember(
  tx: Queryable,
  person: string,
  { key, digest }: Repeatable,
  written: WrittenOutfit,
  now: number,
): Promise<void> {
  await forget(tx, now);
  const expired = 'DELETE FROM outfit_repeat WHERE person_id = ? AND request_key = ? AND expires_at <= ?';
  await tx.execute(expired, [person, key, now]);
  await tx.execute(
    'INSERT INTO outfit_repeat (person_id, request_key, digest, written, expires_at) VALUES (?, ?, ?, ?, ?)',
    [person, key, digest, JSON.stringify(written), now + keptMs],
  );
}

/** Removes what is over, a bounded part of it. */
async function forget(tx: Queryable, now: number): Promise<void> {
  const sql = 'SELECT expires_at FROM outfit_repeat WHERE expires_at <= ? ORDER BY expires_at LIMIT ?';
  const over = await tx.query<{ expires_at: number }>(sql, [now, forgottenAtOnce]);
  const last = over.at(-1);
  if (last) await tx.execute('DELETE FROM outfit_repeat WHERE expires_at <= ?', [last.expires_at]);
}
