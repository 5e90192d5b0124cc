import { Leases } from '../../../ports/leases.js';
import type { Database } from '../database.js';

export class SqlLeases extends Leases {
  constructor(private readonly database: Database) {
    super();
  }

  async acquire(name: string, holder: string, ttlMs: number): Promise<boolean> {
    if (await this.#take(name, holder, ttlMs)) return true;
    await this.#make(name);
    return this.#take(name, holder, ttlMs);
  }

  async release(name: string, holder: string): Promise<void> {
    await this.database.execute('DELETE FROM lease WHERE name = ? AND holder = ?', [name, holder]);
  }

  async #take(name: string, holder: string, ttlMs: number): Promise<boolean> {
    const { now } = this.database.dialect;
    const sql = `UPDATE lease SET holder = ?, expires_at = ${now} + ? WHERE name = ? AND (holder = ? OR expires_at <= ${now})`;
    return (await this.database.execute(sql, [holder, ttlMs, name, holder])) === 1;
  }

  /** A lease that has expired, where there is none. */
  async #make(name: string): Promise<void> {
    const sql = this.database.dialect.upsert('lease', ['name', 'holder', 'expires_at'], ['name'], 1, []);
    await this.database.execute(sql, [name, '', 0]);
  }
}
