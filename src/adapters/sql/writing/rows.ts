import type { Dialect, Queryable } from '../database.js';
import { inList } from '../parameters.js';

export type Row = readonly unknown[];

/** Well below the smallest `max_allowed_packet` in use, 16 MiB, also after escaping and in four-byte characters. */
const maxCharacters = 1_000_000;
const maxRows = 256;

/** Inserts rows, or updates those whose key is taken, in as few statements as the dialect takes. */
export async function upsertRows(
  tx: Queryable,
  dialect: Dialect,
  table: { name: string; columns: readonly string[]; keys: readonly string[]; update?: readonly string[] },
  rows: readonly Row[],
): Promise<void> {
  const { name, columns, keys, update } = table;
  for (const batch of batches(rows, columns.length, dialect)) {
    await tx.execute(dialect.upsert(name, columns, keys, batch.length, update), batch.flat());
  }
}

export async function insertRows(
  tx: Queryable,
  dialect: Dialect,
  table: { name: string; columns: readonly string[] },
  rows: readonly Row[],
): Promise<void> {
  const { name, columns } = table;
  for (const batch of batches(rows, columns.length, dialect)) {
    const values = batch.map(() => list(columns.length)).join(',');
    await tx.execute(`INSERT INTO ${name} (${columns.join(', ')}) VALUES ${values}`, batch.flat());
  }
}

/** How many ids go into one list. */
const maxList = 4096;

/** Runs `sql(list)` for the ids, where `list` stands for `(?,?,…)` and comes last; joins the answers. */
export async function selectIn<T>(
  tx: Queryable,
  ids: Iterable<string>,
  sql: (list: string) => string,
  before: Row = [],
): Promise<T[]> {
  const found: T[][] = [];
  for (const { marks, params } of lists(ids))
    found.push(await tx.query<T>(sql(`(${marks})`), [...before, ...params]));
  return found.flat();
}

export async function executeIn(
  tx: Queryable,
  ids: Iterable<string>,
  sql: (list: string) => string,
  before: Row = [],
): Promise<void> {
  for (const { marks, params } of lists(ids)) await tx.execute(sql(`(${marks})`), [...before, ...params]);
}

function lists(ids: Iterable<string>) {
  const all = [...ids];
  const count = Math.ceil(all.length / maxList);
  return Array.from({ length: count }, (_, n) => inList(all.slice(n * maxList, (n + 1) * maxList)));
}

/** Sizes are powers of two, so that any number of rows comes to a few statements, which the database keeps prepared. */
function* batches(rows: readonly Row[], columns: number, { maxParams }: Dialect): Generator<readonly Row[]> {
  const most = Math.min(maxRows, Math.floor(maxParams / columns));
  for (let from = 0; from < rows.length;) {
    let size = 2 ** Math.floor(Math.log2(Math.min(most, rows.length - from)));
    while (size > 1 && charactersOf(rows, from, size) > maxCharacters) size /= 2;
    yield rows.slice(from, from + size);
    from += size;
  }
}

function charactersOf(rows: readonly Row[], from: number, size: number): number {
  let sum = 0;
  for (let n = from; n < from + size; n++)
    for (const value of rows[n]!) if (typeof value === 'string') sum += value.length;
  return sum;
}

function list(count: number): string {
  return `(${Array(count).fill('?').join(',')})`;
}
