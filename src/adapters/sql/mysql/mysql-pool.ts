import { callbackify } from 'node:util';
import { createPool, type Pool, type PoolConnection, type PoolOptions } from 'mysql2';
import type { Problem } from '../../../catalogue/problem.js';
import { unavailable } from '../unavailable.js';
import { MysqlSession } from './mysql-session.js';

/** The longest that something may take, in milliseconds. */
export interface Limits {
  /** Until a connection of the pool is free. */
  readonly acquireMs: number;
  /** One statement. The server ends it first; this is for a server that does not answer at all. */
  readonly statementMs: number;
}

export const usualLimits: Limits = { acquireMs: 1000, statementMs: 10_000 };

/** How a pool stands now, and how often it has refused since it was made. */
export interface PoolState {
  readonly used: number;
  readonly waiting: number;
  readonly limit: number;
  readonly refused: number;
}

type Callback<T> = (error: unknown, result?: T) => void;

/** mysql2's pool with what it lacks: bounded waiting for a connection, and no connection used again that is in doubt. */
export class MysqlPool {
  readonly #pool: Pool;
  readonly #prepared = new WeakSet<PoolConnection>();
  #lent = 0;
  #waiting = 0;
  #refused = 0;

  constructor(
    private readonly options: PoolOptions,
    private readonly limits: Limits,
  ) {
    this.#pool = createPool(options);
    // Without a listener a connection that breaks while idle would end the process; the pool drops it by itself.
    this.#pool.on('connection', (connection: PoolConnection) => connection.on('error', () => undefined));
  }

  get state(): PoolState {
    const limit = this.options.connectionLimit ?? 0;
    return { used: this.#lent, waiting: this.#waiting, limit, refused: this.#refused };
  }

  async acquire(): Promise<MysqlSession> {
    const raw = await this.#waited();
    const session = new MysqlSession(raw, this.limits.statementMs, () => this.#lent--);
    if (!this.#prepared.has(raw)) await this.#prepare(raw, session);
    this.#lent++;
    return session;
  }

  /** For TypeORM's driver, like `end`. */
  getConnection(callback: Callback<MysqlSession>): void {
    callbackify(() => this.acquire())(callback);
  }

  /** Waits for the statements that run, but not for a server that does not answer. */
  end(callback: Callback<void>): void {
    const timer = setTimeout(callback, this.limits.statementMs, null);
    this.#pool.end((error) => {
      clearTimeout(timer);
      callback(error);
    });
  }

  async #waited(): Promise<PoolConnection> {
    this.#waiting++;
    try {
      return await this.#take();
    } finally {
      this.#waiting--;
    }
  }

  #take(): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(this.#refusal());
      }, this.limits.acquireMs);
      this.#pool.getConnection((error, connection) => {
        clearTimeout(timer);
        if (late) connection?.release();
        else if (error) reject(isPoolError(error) ? this.#refusal(error) : error);
        else resolve(connection);
      });
    });
  }

  #refusal(cause?: unknown): Problem {
    this.#refused++;
    return unavailable(busy, cause);
  }

  async #prepare(raw: PoolConnection, session: MysqlSession): Promise<void> {
    try {
      await session.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
      await session.query(settings(this.limits));
      this.#prepared.add(raw);
    } catch (error) {
      raw.destroy();
      throw error;
    }
  }
}

const busy = 'All connections to the database are busy.';
/** The pool's own refusals (queue full, pool closed) are the only errors without a code. */
const isPoolError = (error: NodeJS.ErrnoException) => error.code === undefined;

const sqlMode =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** MariaDB and MySQL limit statements by different variables, so each reads its own from a comment made for it. */
function settings({ statementMs }: Limits): string {
  const serverMs = Math.ceil(statementMs * 0.8);
  const mariadb = `/*M! , max_statement_time=${serverMs / 1000} */`;
  const mysql = `/*!80000 , max_execution_time=${serverMs} */`;
  const lockSeconds = Math.max(1, Math.floor(statementMs / 2000));
  return `SET SESSION sql_mode='${sqlMode}', innodb_lock_wait_timeout=${lockSeconds} ${mariadb} ${mysql}`;
}
