import type { QueryRunner } from 'typeorm';

export interface TableSpec {
  /** Each column's name and its type, in the words of `ColumnTypes`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly primaryKey: readonly string[];
  /** By the index's name: its columns. */
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/** Column types that MariaDB/MySQL and SQLite spell differently; all are NOT NULL. */
export interface ColumnTypes {
  /** Text that identifies something, compared byte by byte. */
  id(length: number): string;
  /** Words for people: `é` sorts by `e`, `ß` by `ss`. */
  name(length: number): string;
  readonly text: string;
  readonly mediumtext: string;
  readonly bytes: string;
  readonly boolean: string;
  readonly int: string;
  readonly bigint: string;
  readonly double: string;
}

const sqliteTypes: ColumnTypes = {
  id: (length) => `varchar(${length}) NOT NULL`,
  name: (length) => `varchar(${length}) NOT NULL`,
  text: 'text NOT NULL',
  mediumtext: 'mediumtext NOT NULL',
  bytes: 'mediumblob NOT NULL',
  boolean: 'boolean NOT NULL',
  int: 'integer NOT NULL',
  bigint: 'bigint NOT NULL',
  double: 'double NOT NULL',
};

const mysqlTypes: ColumnTypes = {
  ...sqliteTypes,
  // Not ascii_bin: the server refuses to compare it with a list that has a letter beyond ASCII.
  id: (length) => `varchar(${length}) COLLATE utf8mb4_bin NOT NULL`,
  boolean: 'tinyint NOT NULL',
  int: 'int NOT NULL',
};

export function typesOf(runner: QueryRunner): ColumnTypes {
  return isSqlite(runner) ? sqliteTypes : mysqlTypes;
}

export function nullable(type: string): string {
  return type.replace(/NOT NULL$/, 'NULL');
}

/** Bears repetition, because MySQL commits each CREATE TABLE by itself and a migration may end in the middle. */
export async function createTable(runner: QueryRunner, table: string, spec: TableSpec): Promise<void> {
  for (const statement of isSqlite(runner) ? sqliteTable(table, spec) : mysqlTable(table, spec)) {
    await runner.query(statement);
  }
}

export async function dropTables(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  for (const table of tables) await runner.query(`DROP TABLE IF EXISTS ${quote(table)}`);
}

function sqliteTable(table: string, spec: TableSpec): string[] {
  const create =
    (kind: string) =>
    ([name, columns]: [string, readonly string[]]) =>
      `CREATE ${kind} IF NOT EXISTS ${quote(name)} ON ${quote(table)} (${list(columns)})`;
  return [
    `CREATE TABLE IF NOT EXISTS ${quote(table)} (${[...columnsOf(spec), primaryKeyOf(spec)].join(', ')})`,
    ...Object.entries(spec.unique ?? {}).map(create('UNIQUE INDEX')),
    ...Object.entries(spec.indexes ?? {}).map(create('INDEX')),
  ];
}

function mysqlTable(table: string, spec: TableSpec): string[] {
  const inline =
    (kind: string) =>
    ([name, columns]: [string, readonly string[]]) =>
      `${kind} ${quote(name)} (${list(columns)})`;
  const parts = [
    ...columnsOf(spec),
    primaryKeyOf(spec),
    ...Object.entries(spec.unique ?? {}).map(inline('UNIQUE INDEX')),
    ...Object.entries(spec.indexes ?? {}).map(inline('INDEX')),
  ];
  const options = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
  return [`CREATE TABLE IF NOT EXISTS ${quote(table)} (${parts.join(', ')}) ${options}`];
}

const columnsOf = (spec: TableSpec) =>
  Object.entries(spec.columns).map(([name, type]) => `${quote(name)} ${type}`);
const primaryKeyOf = (spec: TableSpec) => `PRIMARY KEY (${list(spec.primaryKey)})`;
const list = (columns: readonly string[]) => columns.map(quote).join(', ');
export const quote = (name: string) => `\`${name}\``;
const isSqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3';
