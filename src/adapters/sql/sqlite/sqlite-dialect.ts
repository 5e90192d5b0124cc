import type { Dialect } from '../database.js';

const quote = (name: string) => `\`${name}\``;
const list = (names: readonly string[]) => names.map(quote).join(',');

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  now: "CAST(round(unixepoch('subsec') * 1000) AS INTEGER)",
  forUpdate: '',
  maxParams: 30_000,
  upsert(table, columns, keys, rows, update = columns.filter((column) => !keys.includes(column))) {
    const changes = update.map((column) => `${quote(column)}=excluded.${quote(column)}`);
    const action = changes.length > 0 ? `UPDATE SET ${changes.join(',')}` : 'NOTHING';
    return `${insert(table, columns, rows)} ON CONFLICT (${list(keys)}) DO ${action}`;
  },
  insertNew(table, columns, key) {
    const names = Object.keys(columns);
    const given = names.map((name) => `json_extract(value, '$.${name}')`).join(',');
    // Without a WHERE its parser takes ON for a join's.
    return `INSERT INTO ${quote(table)} (${list(names)}) SELECT ${given} FROM json_each(?) WHERE true
      ON CONFLICT (${quote(key)}) DO NOTHING`;
  },
  unionAll: (selects) => selects.map((select) => `SELECT * FROM (${select})`).join(' UNION ALL '),
  accumulate(table, columns, keys, rows) {
    const added = columns.filter((column) => !keys.includes(column)).map(quote);
    const sums = added.map((column) => `${column}=${column}+excluded.${column}`);
    return `${insert(table, columns, rows)} ON CONFLICT (${list(keys)}) DO UPDATE SET ${sums.join(',')}`;
  },
};

function insert(table: string, columns: readonly string[], rows: number): string {
  const row = `(${columns.map(() => '?').join(',')})`;
  return `INSERT INTO ${quote(table)} (${list(columns)}) VALUES ${Array(rows).fill(row).join(',')}`;
}
