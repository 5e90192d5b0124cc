import { Leases } from '../../../ports/leases.js';
import type { Database } from '../database.js';

interface Held {
  readonly holder: string;
  /** By this machine's clock; at once until the database has said yes. */
  renewAt: number;
}

export class SqlLeases extends Leases {
  /** What was acquired here, by name. Nobody can take it before its end, which is counted from before it was asked for. */
  readonly #held = new Map<string, Held>();

  constructor(
    private readonly database: Database,
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
  }

  async acquire(name: string, holder: string, ttlMs: number): Promise<boolean> {
    const held = this.#held.get(name);
    if (held?.holder === holder && this.now() < held.renewAt) return true;
    const renewAt = this.now() + ttlMs / 3;
    // A release that comes meanwhile takes this away, and nothing is remembered of a lease that was given back.
    const own: Held = { holder, renewAt: -Infinity };
    this.#held.set(name, own);
    const taken = (await this.#take(name, holder, ttlMs)) || (await this.#takeNew(name, holder, ttlMs));
    if (taken) own.renewAt = renewAt;
    return taken;
  }

  async release(name: string, holder: string): Promise<void> {
    if (this.#held.get(name)?.holder === holder) this.#held.delete(name);
    await this.database.execute('DELETE FROM lease WHERE name = ? AND holder = ?', [name, holder]);
  }

  async #takeNew(name: string, holder: string, ttlMs: number): Promise<boolean> {
    await this.#make(name);
    return this.#take(name, holder, ttlMs);
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
