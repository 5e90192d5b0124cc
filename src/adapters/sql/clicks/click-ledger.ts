import { dayMs, dayOf } from '../../../catalogue/day.js';
import { firstClickId } from '../../../catalogue/click-id.js';
import type { ClickClass } from '../../../ports/clicks.js';
import { ClickLedger } from '../../../ports/click-counts.js';
import type { Database, Queryable } from '../database.js';
import { executeIn } from '../writing/rows.js';

interface ClickRow {
  readonly id: string;
  readonly day: string;
  readonly shop_id: string;
  readonly brand_id: string;
  readonly product_id: string;
  readonly class: ClickClass;
}

type Count = [kind: string, day: string, shop: string, key: string, ...counts: number[]];

const keys = ['kind', 'day', 'shop_id', 'key_id'];
const columns = [...keys, 'clicks', 'bots', 'prefetches', 'duplicates'];
/** A statement with so many rows is far below every bound on parameters. */
const atOnce = 256;

export class SqlClickLedger extends ClickLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: () => number = Date.now,
  ) {
    super();
  }

  /** Rows are locked, so that whoever else adds up at the same time waits and does not find them again. */
  addUp(before: number, limit: number): Promise<number> {
    const { forUpdate } = this.database.dialect;
    const sql = `SELECT id, day, shop_id, brand_id, product_id, class FROM click
      WHERE summed = 0 AND id < ? ORDER BY id LIMIT ? ${forUpdate}`;
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<ClickRow>(sql, [firstClickId(before), limit]);
      await this.#accumulate(tx, countsOf(rows));
      const ids = rows.map(({ id }) => id);
      await executeIn(tx, ids, (list) => `UPDATE click SET summed = 1, visit = NULL WHERE id IN ${list}`);
      return rows.length;
    });
  }

  async trim(before: number, limit: number): Promise<number> {
    const old = 'SELECT id FROM click WHERE id < ? AND summed = 1 ORDER BY id LIMIT ?';
    const rows = await this.database.query<{ id: string }>(old, [firstClickId(before), limit]);
    const ids = rows.map(({ id }) => id);
    await executeIn(this.database, ids, (list) => `DELETE FROM click WHERE id IN ${list}`);
    const yesterday = dayOf(this.clock() - dayMs);
    await this.database.execute('DELETE FROM click_salt WHERE day < ?', [yesterday]);
    return rows.length;
  }

  async backlog(): Promise<number> {
    const sql = 'SELECT COUNT(*) AS waiting FROM click WHERE summed = 0';
    return Number((await this.database.query<{ waiting: number }>(sql))[0]!.waiting);
  }

  async #accumulate(tx: Queryable, counts: readonly Count[]): Promise<void> {
    for (let from = 0; from < counts.length; from += atOnce) {
      const some = counts.slice(from, from + atOnce);
      const sql = this.database.dialect.accumulate('click_count', columns, keys, some.length);
      await tx.execute(sql, some.flat());
    }
  }
}

/** In the order of their keys, so that two who add up lock them in the same order. */
function countsOf(rows: readonly ClickRow[]): Count[] {
  const counts = new Map<string, Count>();
  for (const { day, shop_id, brand_id, product_id, class: of } of rows) {
    add(counts, ['brand', day, shop_id, brand_id], of);
    add(counts, ['product', day, shop_id, product_id], of);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

function add(
  counts: Map<string, Count>,
  key: [kind: string, day: string, shop: string, key: string],
  of: ClickClass,
): void {
  const name = key.join('\0');
  const [, , , , clicks = 0, bots = 0, prefetches = 0, duplicates = 0] = counts.get(name) ?? key;
  const is = (one: ClickClass) => Number(of === one);
  counts.set(name, [
    ...key,
    clicks + 1,
    bots + is('bot'),
    prefetches + is('prefetch'),
    duplicates + is('duplicate'),
  ]);
}
