import type { Dialect, Queryable } from '../database.js';
import { inList } from '../parameters.js';

export type Row = readonly unknown[];

/** Well below the smallest `max_allowed_packet` in use, 16 MiB, also after escaping and in four-byte characters. */
const maxCharacters = 1_000_000;
const maxRows = 256;

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Inserts rows, or updates those whose key is taken, in as few statements as the dialect takes. */
export function upsertRows(
  tx: Queryable,
  dialect: Dialect,
  table: Table & { readonly keys: readonly string[]; readonly update?: readonly string[] },
  rows: readonly Row[],
): Promise<void> {
  const { name, columns, keys, update } = table;
  return executeBatches(tx, dialect, table, rows, (size) =>
    dialect.upsert(name, columns, keys, size, update),
  );
}

export function insertRows(
  tx: Queryable,
  dialect: Dialect,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  const { name, columns } = table;
  return executeBatches(tx, dialect, table, rows, (size) => {
    const values = Array(size).fill(list(columns.length)).join(',');
    return `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${values}`;
  });
}

/** The statements by dialect, table and number of rows: there are few, and they are long. */
const statements = new Map<string, string>();

async function executeBatches(
  tx: Queryable,
  dialect: Dialect,
  table: Table,
  rows: readonly Row[],
  sqlFor: (size: number) => string,
) {
  for (const batch of batches(rows, table.columns.length, dialect)) {
    const key = `${dialect.name} ${table.name} ${batch.length}`;
    const sql = statements.get(key) ?? sqlFor(batch.length);
    statements.set(key, sql);
    await tx.execute(sql, flat(batch));
  }
}

function flat(rows: readonly Row[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) for (const value of row) values.push(value);
  return values;
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
