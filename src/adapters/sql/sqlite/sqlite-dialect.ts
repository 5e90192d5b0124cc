import type { Dialect } from '../database.js';

const quote = (name: string) => `\`${name}\``;

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  now: "CAST(round(unixepoch('subsec') * 1000) AS INTEGER)",
  forUpdate: '',
  maxParams: 30_000,
  upsert(table, columns, keys, rows, update = columns.filter((column) => !keys.includes(column))) {
    const row = `(${columns.map(() => '?').join(',')})`;
    const values = Array(rows).fill(row).join(',');
    const changes = update.map((column) => `${quote(column)}=excluded.${quote(column)}`);
    const action = changes.length > 0 ? `UPDATE SET ${changes.join(',')}` : 'NOTHING';
    const head = `INSERT INTO ${quote(table)} (${columns.map(quote).join(',')}) VALUES ${values}`;
    return `${head} ON CONFLICT (${keys.map(quote).join(',')}) DO ${action}`;
  },
};
