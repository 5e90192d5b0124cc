import { IndexProgress } from '../../../ports/index-progress.js';
import type { IndexRefusal } from '../../../ports/search-index.js';
import type { Database, Queryable } from '../database.js';

const refusalColumns = ['index_name', 'product_id', 'position', 'reason', 'at'];
/** What an older release wrote is made whole from its beginning up to a position, or to its end. */
const madeWhole = `
  UPDATE index_progress SET older_from = CASE WHEN ? < position THEN ? END
  WHERE index_name = ? AND older_from IS NOT NULL`;
const olderFromHere =
  'UPDATE index_progress SET older_from = position WHERE index_name = ? AND older_from IS NULL AND position < ?';
const longestReason = 1000;
const chunk = 500;

export class SqlIndexProgress extends IndexProgress {
  constructor(private readonly database: Database) {
    super();
  }

  async position(index: string): Promise<number> {
    const sql = 'SELECT position FROM index_progress WHERE index_name = ?';
    const [row] = await this.database.query<{ position: number }>(sql, [index]);
    return row?.position ?? 0;
  }

  async wholeUpTo(index: string): Promise<number> {
    const sql = 'SELECT COALESCE(older_from, position) AS position FROM index_progress WHERE index_name = ?';
    const [row] = await this.database.query<{ position: number }>(sql, [index]);
    return row?.position ?? 0;
  }

  async advance(
    index: string,
    position: number,
    refused: readonly IndexRefusal[],
    whole = true,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.#make(tx, index);
      await tx.execute(
        whole ? madeWhole : olderFromHere,
        whole ? [position, position, index] : [index, position],
      );
      await this.#moveForward(tx, index, position);
      for (let from = 0; from < refused.length; from += chunk) {
        await this.#record(tx, index, refused.slice(from, from + chunk));
      }
    });
  }

  /** A refused entry whose product has changed since is not shown: its new entry stands for itself. */
  refusals(index: string, limit: number): Promise<readonly IndexRefusal[]> {
    const sql = `
      SELECT r.product_id AS id, r.position, r.reason FROM index_refusal r
      WHERE r.index_name = ? AND NOT EXISTS
        (SELECT 1 FROM product_document d WHERE d.product_id = r.product_id AND d.position > r.position)
      ORDER BY r.position DESC, r.product_id LIMIT ?`;
    return this.database.query<IndexRefusal>(sql, [index, limit]);
  }

  async forget(index: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.execute('DELETE FROM index_refusal WHERE index_name = ?', [index]);
      await tx.execute('DELETE FROM index_progress WHERE index_name = ?', [index]);
    });
  }

  async #make(tx: Queryable, index: string): Promise<void> {
    const make = this.database.dialect.upsert(
      'index_progress',
      ['index_name', 'position'],
      ['index_name'],
      1,
      [],
    );
    await tx.execute(make, [index, 0]);
  }

  async #moveForward(tx: Queryable, index: string, position: number): Promise<void> {
    const move = 'UPDATE index_progress SET position = ? WHERE index_name = ? AND position < ?';
    await tx.execute(move, [position, index, position]);
  }

  async #record(tx: Queryable, index: string, refused: readonly IndexRefusal[]): Promise<void> {
    const at = Date.now();
    const sql = this.database.dialect.upsert(
      'index_refusal',
      refusalColumns,
      ['index_name', 'product_id'],
      refused.length,
    );
    const rows = refused.map(({ id, position, reason }) => [
      index,
      id,
      position,
      reason.slice(0, longestReason),
      at,
    ]);
    await tx.execute(sql, rows.flat());
  }
}
