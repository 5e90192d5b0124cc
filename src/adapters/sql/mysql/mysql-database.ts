import type { ResultSetHeader } from 'mysql2';
import type { Connector } from '../connector.js';
import { Database, type Queryable } from '../database.js';
import { toBindable } from '../parameters.js';
import { retried } from '../retry.js';
import { mysqlDialect } from './mysql-dialect.js';
import type { MysqlDriver } from './mysql-driver.js';
import { isConflict, isLost, toProblem } from './mysql-errors.js';
import type { MysqlSession } from './mysql-session.js';

/**
 * Rows and lists come in powers of two, so there are few shapes of statements, and prepared ones take a fifth of the
 * time: nothing is escaped, nothing parsed. Beyond this they would hold too much of the server's memory.
 */
const mostPrepared = 4096;
const patienceMs = 3000;

export class MysqlDatabase extends Database {
  readonly dialect = mysqlDialect;

  constructor(
    private readonly driver: MysqlDriver,
    private readonly connector: Connector,
  ) {
    super();
  }

  query<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.#guarded(() => this.#withSession((session) => rowsOf<T>(session, sql, params)), isLost, 2);
  }

  execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    return this.#guarded(
      () => this.#withSession((session) => affectedBy(session, sql, params)),
      isDeadlock,
      5,
    );
  }

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#guarded(() => this.#withSession((session) => inTransaction(session, work)), isConflict, 5);
  }

  async #guarded<T>(run: () => Promise<T>, again: (error: unknown) => boolean, attempts: number): Promise<T> {
    if (!this.connector.connected) await this.connector.ready(patienceMs);
    try {
      return await retried(run, again, { attempts });
    } catch (error) {
      throw toProblem(error);
    }
  }

  async #withSession<T>(work: (session: MysqlSession) => Promise<T>): Promise<T> {
    const session = await this.driver.pool.acquire();
    try {
      return await work(session);
    } finally {
      session.release();
    }
  }
}

async function inTransaction<T>(session: MysqlSession, work: (tx: Queryable) => Promise<T>): Promise<T> {
  await session.query('START TRANSACTION');
  try {
    const result = await work(queryableOf(session));
    await session.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that cannot roll back is closed by its release, and the server rolls back then.
    await session.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function queryableOf(session: MysqlSession): Queryable {
  return {
    query: (sql, params = []) => rowsOf(session, sql, params),
    execute: (sql, params = []) => affectedBy(session, sql, params),
  };
}

async function rowsOf<T>(session: MysqlSession, sql: string, params: readonly unknown[]): Promise<T[]> {
  return (await answer(session, sql, params)) as T[];
}

async function affectedBy(session: MysqlSession, sql: string, params: readonly unknown[]): Promise<number> {
  return ((await answer(session, sql, params)) as ResultSetHeader).affectedRows;
}

function answer(session: MysqlSession, sql: string, params: readonly unknown[]): Promise<unknown> {
  const values = toBindable(params);
  return values.length <= mostPrepared ? session.execute(sql, values) : session.query(sql, values);
}

const isDeadlock = (error: unknown) => (error as { errno?: unknown }).errno === 1213;
