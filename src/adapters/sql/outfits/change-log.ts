import type { Database, Queryable } from '../database.js';
import { allocate } from '../positions.js';
import { insertRows } from '../writing/rows.js';

/**
 * An entry of what people do. It never tells who did it: of a like there is the outfit, of a favourite the product, and
 * `changed` whether it came or went. What is no concern of others, a draft and what happens to it, is `private`; readers
 * of the change feed are not told of that.
 */
export interface PersonalChange {
  readonly type: 'outfit' | 'like' | 'favourite';
  readonly id: string;
  readonly kind: 'changed' | 'withdrawn' | 'private';
}

const table = { name: 'change_entry', columns: ['position', 'type', 'entity_id', 'kind', 'at'] };

/** Milliseconds since 1970 by the database's clock. */
export async function clock(tx: Queryable, { dialect }: Pick<Database, 'dialect'>): Promise<number> {
  const [row] = await tx.query<{ now: number }>(`SELECT ${dialect.now} AS now`);
  return Number(row!.now);
}

/** Writes entries and answers the position of the last. Comes last in a transaction: see `allocate`. */
export async function logChanges(
  tx: Queryable,
  { dialect }: Pick<Database, 'dialect'>,
  now: number,
  changes: readonly PersonalChange[],
): Promise<number> {
  const first = await allocate(tx, changes.length);
  const rows = changes.map(({ type, id, kind }, n) => [first + n, type, id, kind, now]);
  await insertRows(tx, dialect, table, rows);
  return first + changes.length - 1;
}
