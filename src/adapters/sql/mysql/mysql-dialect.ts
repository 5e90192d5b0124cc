import type { Dialect } from '../database.js';

const quote = (name: string) => `\`${name}\``;

export const mysqlDialect: Dialect = {
  name: 'mysql',
  now: 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)',
  forUpdate: 'FOR UPDATE',
  maxParams: 60_000,
  upsert(table, columns, keys, rows, update = columns.filter((column) => !keys.includes(column))) {
    const changes = update.map((column) => `${quote(column)}=VALUES(${quote(column)})`);
    // Without a change the statement still needs one: a key onto itself, which leaves the row alone.
    if (changes.length === 0) changes.push(...keys.slice(0, 1).map((key) => `${quote(key)}=${quote(key)}`));
    return `${insert(table, columns, rows)} ON DUPLICATE KEY UPDATE ${changes.join(',')}`;
  },
  accumulate(table, columns, keys, rows) {
    const added = columns.filter((column) => !keys.includes(column)).map(quote);
    const sums = added.map((column) => `${column}=${column}+VALUES(${column})`);
    return `${insert(table, columns, rows)} ON DUPLICATE KEY UPDATE ${sums.join(',')}`;
  },
};

function insert(table: string, columns: readonly string[], rows: number): string {
  const row = `(${columns.map(() => '?').join(',')})`;
  const values = Array(rows).fill(row).join(',');
  return `INSERT INTO ${quote(table)} (${columns.map(quote).join(',')}) VALUES ${values}`;
}
