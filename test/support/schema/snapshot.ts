import type { Queryable } from '../../../src/adapters/sql/database.js';

export interface ColumnShape {
  /** As the database spells it, with the collation where there is one. */
  readonly type: string;
  readonly nullable: boolean;
  /** Whether an INSERT may leave it out though it is not nullable. */
  readonly optional: boolean;
}

export interface TableShape {
  readonly columns: ReadonlyMap<string, ColumnShape>;
  /** The columns of each unique key, the primary key included, as `a, b`. */
  readonly unique: ReadonlySet<string>;
  /** Foreign keys, checks and triggers: what else may refuse a row. */
  readonly rules: ReadonlySet<string>;
}

export type SchemaShape = ReadonlyMap<string, TableShape>;

const ledger = 'migration';

/** What the tables of this database take and give, by its own catalogue of them. */
export async function snapshot(database: Queryable, dialect: 'mysql' | 'sqlite'): Promise<SchemaShape> {
  const read = dialect === 'mysql' ? readers.mysql : readers.sqlite;
  const [columns, unique, rules] = [
    await read.columns(database),
    await read.unique(database),
    await read.rules(database),
  ];
  const tables = new Set(columns.map(({ table }) => table));
  tables.delete(ledger);
  return new Map([...tables].map((table) => [table, shapeOf(table, { columns, unique, rules })]));
}

type Rows = Record<'columns', readonly (ColumnShape & { table: string; name: string })[]> &
  Record<'unique' | 'rules', readonly { table: string; name: string }[]>;

function shapeOf(table: string, { columns, unique, rules }: Rows): TableShape {
  const of = <T extends { table: string }>(rows: readonly T[]) => rows.filter((row) => row.table === table);
  return {
    columns: new Map(
      of(columns).map(({ name, type, nullable, optional }) => [name, { type, nullable, optional }]),
    ),
    unique: new Set(of(unique).map(({ name }) => name)),
    rules: new Set(of(rules).map(({ name }) => name)),
  };
}

const mysqlColumns = `
  SELECT table_name AS \`table\`, column_name AS name, CONCAT_WS(' ', column_type, collation_name) AS type,
    is_nullable = 'YES' AS nullable, column_default IS NOT NULL OR extra <> '' AS optional
  FROM information_schema.columns WHERE table_schema = DATABASE()`;
const mysqlUnique = `
  SELECT table_name AS \`table\`, GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', ') AS name
  FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0
  GROUP BY table_name, index_name`;
const mysqlRules = `
  SELECT table_name AS \`table\`, CONCAT(LOWER(constraint_type), ' ', constraint_name) AS name
  FROM information_schema.table_constraints
  WHERE constraint_schema = DATABASE() AND constraint_type IN ('FOREIGN KEY', 'CHECK')
  UNION SELECT event_object_table, CONCAT('trigger ', trigger_name)
  FROM information_schema.triggers WHERE trigger_schema = DATABASE()`;

const sqliteColumns = `
  SELECT t.name AS "table", c.name AS name, lower(c.type) AS type,
    c."notnull" = 0 AND c.pk = 0 AS nullable, c.dflt_value IS NOT NULL AS optional
  FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`;
const sqliteUnique = `
  SELECT t.name AS "table",
    (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS name
  FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i."unique" = 1`;
const sqliteRules = `
  SELECT t.name AS "table", 'foreign key ' || f."from" AS name
  FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
  UNION SELECT tbl_name, 'trigger ' || name FROM sqlite_master WHERE type = 'trigger'
  UNION SELECT name, 'check' FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%(%'`;

const columnsBy = (sql: string) => async (database: Queryable) =>
  (await database.query<Rows['columns'][number]>(sql)).map((row) => ({
    ...row,
    nullable: Boolean(row.nullable),
    optional: Boolean(row.optional),
  }));
const namesBy = (sql: string) => (database: Queryable) =>
  database.query<{ table: string; name: string }>(sql);

const readers = {
  mysql: { columns: columnsBy(mysqlColumns), unique: namesBy(mysqlUnique), rules: namesBy(mysqlRules) },
  sqlite: { columns: columnsBy(sqliteColumns), unique: namesBy(sqliteUnique), rules: namesBy(sqliteRules) },
};
