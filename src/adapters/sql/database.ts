/** What runs SQL: the database itself or one of its transactions. Placeholders are `?`. */
export interface Queryable {
  /** The rows of a reading statement. Integers come as numbers, BLOBs as Buffers. */
  query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** How many rows a writing statement touched. */
  execute(sql: string, params?: readonly unknown[]): Promise<number>;
}

export type ColumnType = 'text' | 'integer';

/** What MariaDB/MySQL and SQLite say differently. */
export interface Dialect {
  readonly name: 'mysql' | 'sqlite';
  /** Milliseconds since 1970 by the database's clock, as an SQL expression. */
  readonly now: string;
  /** Appended to a SELECT that locks its rows until the transaction ends. */
  readonly forUpdate: string;
  /** How many `?` one statement may have. */
  readonly maxParams: number;
  /** A multi-row INSERT that updates `update` (default: every column that is no key) where the key is taken. */
  upsert(
    table: string,
    columns: readonly string[],
    keys: readonly string[],
    rows: number,
    update?: readonly string[],
  ): string;
  /**
   * An INSERT of any number of rows, which come as one parameter: a JSON list of objects with the names of the columns; what
   * is absent is NULL. Rows whose key is taken are left out.
   */
  insertNew(table: string, columns: Readonly<Record<string, ColumnType>>, key: string): string;
  /** One statement with the rows of all these, each of which may have an order and a limit of its own. */
  unionAll(selects: readonly string[]): string;
  /** A multi-row INSERT that adds to every column that is no key where the key is taken. */
  accumulate(table: string, columns: readonly string[], keys: readonly string[], rows: number): string;
}

/** The catalogue's database. Lost connections and an exhausted pool are `unavailable` problems. */
export abstract class Database implements Queryable {
  abstract readonly dialect: Dialect;
  abstract query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  abstract execute(sql: string, params?: readonly unknown[]): Promise<number>;
  /**
   * Runs `work` in a transaction (READ COMMITTED), whole again on a deadlock or a lock wait, up to five times;
   * so `work` must change nothing but the database. Reads elsewhere never see it half.
   */
  abstract transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
}
