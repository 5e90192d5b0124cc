import type { Dialect } from '../database.js';

const quote = (name: string) => `\`${name}\``;

export const mysqlDialect: Dialect = {
  name: 'mysql',
  now: 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)',
  forUpdate: 'FOR UPDATE',
  maxParams: 60_000,
  upsert(table, columns, keys, rows, update = columns.filter((column) => !keys.includes(column))) {
    const row = `(${columns.map(() => '?').join(',')})`;
    const values = Array(rows).fill(row).join(',');
    const changes = update.map((column) => `${quote(column)}=VALUES(${quote(column)})`);
    // Without a change the statement still needs one: a key onto itself, which leaves the row alone.
    if (changes.length === 0) changes.push(...keys.slice(0, 1).map((key) => `${quote(key)}=${quote(key)}`));
    const list = columns.map(quote).join(',');
    return `INSERT INTO ${quote(table)} (${list}) VALUES ${values} ON DUPLICATE KEY UPDATE ${changes.join(',')}`;
  },
};
