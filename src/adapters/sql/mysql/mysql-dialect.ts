import type { ColumnType, Dialect } from '../database.js';

const quote = (name: string) => `\`${name}\``;

/** As long as a key can be; the table's own columns say what is too long. */
const types: Readonly<Record<ColumnType, string>> = { text: 'VARCHAR(255)', integer: 'BIGINT' };

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
  insertNew(table, columns, key) {
    const given = Object.entries(columns).map(
      ([name, type]) => `${quote(name)} ${types[type]} PATH '$.${name}' ERROR ON ERROR`,
    );
    const names = Object.keys(columns).map(quote).join(',');
    return `INSERT INTO ${quote(table)} (${names}) SELECT ${names} FROM JSON_TABLE(?, '$[*]' COLUMNS (${given.join(',')})) AS given
      ON DUPLICATE KEY UPDATE ${quote(key)}=${quote(table)}.${quote(key)}`;
  },
  unionAll: (selects) => selects.map((select) => `(${select})`).join(' UNION ALL '),
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
