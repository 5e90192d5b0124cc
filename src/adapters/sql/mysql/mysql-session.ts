import type { PoolConnection } from 'mysql2';
import { isLost, isReadOnly, StatementTimeout } from './mysql-errors.js';

type Method = 'query' | 'execute';

const tableWaitSeconds = 3;

/**
 * A connection of the pool, as our reads and writes and TypeORM's query runner use it. After a timeout, a lost
 * connection or a read-only error it is closed instead of going back: the next user would wait behind the
 * statement that still runs, or meet the same read-only server.
 */
export class MysqlSession {
  #broken = false;
  #released = false;
  #unlimited = false;

  constructor(
    private readonly raw: PoolConnection,
    private readonly statementMs: number,
    private readonly onRelease: () => void,
  ) {}

  /** By the text protocol: for statements whose shape is not used again. */
  query(sql: string, params: readonly unknown[] = []): Promise<unknown> {
    return this.#run('query', sql, params);
  }

  /** By a prepared statement, which the connection keeps. */
  execute(sql: string, params: readonly unknown[]): Promise<unknown> {
    return this.#run('execute', sql, params);
  }

  /**
   * Lifts the limits of time, for migrations; the connection is closed afterwards. Only waiting for a table stays
   * short: whoever comes after a waiting ALTER TABLE, a mere SELECT too, waits behind it.
   */
  async lift(): Promise<void> {
    this.#unlimited = true;
    const waits = `innodb_lock_wait_timeout=3600, lock_wait_timeout=${tableWaitSeconds}`;
    await this.query(`SET SESSION ${waits} /*M! , max_statement_time=0 */`);
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.onRelease();
    if (this.#broken || this.#unlimited) this.raw.destroy();
    else this.raw.release();
  }

  /** What TypeORM's query runner calls. */
  promise(): { query(sql: string, params?: readonly unknown[]): Promise<[unknown]> } {
    return { query: async (sql, params) => [await this.query(sql, params)] };
  }

  listeners(event: string): unknown[] {
    return this.raw.listeners(event);
  }

  on(event: string, listener: (error: Error) => void): void {
    this.raw.on(event, listener);
  }

  #run(method: Method, sql: string, params: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = this.#unlimited
        ? undefined
        : setTimeout(() => reject(this.#giveUp(sql)), this.statementMs);
      const done = (error: unknown, result: unknown) => {
        clearTimeout(timer);
        if (error) reject(this.#judged(error));
        else resolve(result);
      };
      if (method === 'execute') this.raw.execute(sql, params as never[], done);
      else this.raw.query(sql, params as never[], done);
    });
  }

  #giveUp(sql: string): Error {
    this.#broken = true;
    this.raw.destroy();
    return new StatementTimeout(`no answer within ${this.statementMs} ms: ${sql.slice(0, 200)}`);
  }

  #judged(error: unknown): unknown {
    this.#broken ||= isLost(error) || isReadOnly(error);
    return error;
  }
}
