import { Problem } from '../../../catalogue/problem.js';
import { Database, type Queryable } from '../database.js';
import { toBindable } from '../parameters.js';
import { unavailable } from '../unavailable.js';
import { begin, isBusy } from './begin.js';
import { sqliteDialect } from './sqlite-dialect.js';
import type { Handle, SqliteFile } from './sqlite-file.js';

export class SqliteDatabase extends Database {
  readonly dialect = sqliteDialect;

  constructor(private readonly file: SqliteFile) {
    super();
  }

  query<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return guarded(async () => rowsOf<T>(this.file.reader, sql, params));
  }

  execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    return this.transaction((tx) => tx.execute(sql, params));
  }

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return guarded(() => this.file.exclusively((writer) => inTransaction(writer, work)));
  }
}

async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toProblem(error);
  }
}

async function inTransaction<T>(writer: Handle, work: (tx: Queryable) => Promise<T>): Promise<T> {
  await begin(() => writer.statements.get('BEGIN IMMEDIATE').run());
  try {
    const result = await work(queryableOf(writer));
    writer.statements.get('COMMIT').run();
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (writer.connection.inTransaction) writer.statements.get('ROLLBACK').run();
    throw error;
  }
}

function queryableOf(handle: Handle): Queryable {
  return {
    query: async (sql, params = []) => rowsOf(handle, sql, params),
    execute: async (sql, params = []) => changedBy(handle, sql, params),
  };
}

function rowsOf<T>({ statements }: Handle, sql: string, params: readonly unknown[]): T[] {
  return statements.get(sql).all(...toBindable(params)) as T[];
}

function changedBy({ statements }: Handle, sql: string, params: readonly unknown[]): number {
  return statements.get(sql).run(...toBindable(params)).changes;
}

const codeOf = (error: unknown) => String((error as { code?: unknown }).code);

function toProblem(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (isBusy(error)) return unavailable('The database is too busy.', error);
  if (codeOf(error) === 'SQLITE_FULL') return unavailable('The disk of the database is full.', error);
  return codeOf(error).startsWith('SQLITE_IOERR')
    ? unavailable('The disk of the database fails.', error)
    : error;
}
