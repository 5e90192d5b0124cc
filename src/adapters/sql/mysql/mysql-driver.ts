import type { PoolOptions } from 'mysql2';
import { unavailable } from '../unavailable.js';
import { type Limits, MysqlPool, type PoolState } from './mysql-pool.js';

/** What TypeORM calls in mysql2's place (its `driver` option). It owns the pool; we use the same one. */
export class MysqlDriver {
  #pool: MysqlPool | undefined;

  constructor(
    private readonly own: PoolOptions,
    private readonly limits: Limits,
  ) {}

  /** A new pool for an attempt to connect; that of a failed attempt is let go. */
  readonly createPool = (options: PoolOptions): MysqlPool => {
    this.#pool?.end(() => undefined);
    this.#pool = new MysqlPool({ ...withoutUndefined(options), ...this.own }, this.limits);
    return this.#pool;
  };

  /** Undefined before the first attempt to connect. */
  get state(): PoolState | undefined {
    return this.#pool?.state;
  }

  get pool(): MysqlPool {
    if (!this.#pool) throw unavailable('The database is not connected yet.');
    return this.#pool;
  }
}

/** mysql2 takes an undefined option for a given one. */
function withoutUndefined(options: PoolOptions): PoolOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
