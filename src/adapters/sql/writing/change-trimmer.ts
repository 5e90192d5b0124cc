import { ChangeTrimmer } from '../../../ports/change-log.js';
import type { Database, Queryable } from '../database.js';

interface OldestRow {
  readonly position: number;
  readonly old: number;
}

/** Goes along the positions, which come in the order of their time but for a moment; the first that is young ends it. */
export class SqlChangeTrimmer extends ChangeTrimmer {
  constructor(private readonly database: Database) {
    super();
  }

  async trim(ageMs: number, upTo: number, limit: number): Promise<number> {
    const sql = `SELECT position, at < ${this.database.dialect.now} - ? AS old FROM change_entry ORDER BY position LIMIT ?`;
    const oldest = await this.database.query<OldestRow>(sql, [ageMs, limit]);
    const kept = oldest.findIndex(({ position, old }) => old === 0 || position > upTo);
    const last = oldest.slice(0, kept < 0 ? undefined : kept).at(-1);
    return last ? this.database.transaction((tx) => this.#remove(tx, last.position)) : 0;
  }

  /** Readers see the mark and the removal at once. */
  async #remove(tx: Queryable, upTo: number): Promise<number> {
    const { dialect } = this.database;
    await tx.execute(dialect.upsert('sequence', ['name', 'value'], ['name'], 1, []), ['trimmed', 0]);
    await tx.execute("UPDATE sequence SET value = ? WHERE name = 'trimmed' AND value < ?", [upTo, upTo]);
    return tx.execute('DELETE FROM change_entry WHERE position <= ?', [upTo]);
  }
}
