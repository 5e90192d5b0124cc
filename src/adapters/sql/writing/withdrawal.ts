import type { Queryable } from '../database.js';
import type { HeldImport } from './held-import.js';
import { keptBy } from './offers.js';
import type { ProductState } from './placement.js';
import { executeIn } from './rows.js';

/** An offer and the product that it is in. */
export interface Place {
  readonly productId: string;
  readonly id: string;
}

export const beginning: Place = { productId: '', id: '' };

/** Offers of the shop that the import has not met, product by product, those after a place. */
export async function missingOffers(
  tx: Queryable,
  { id, shop }: HeldImport,
  after: Place,
  limit: number,
): Promise<readonly Place[]> {
  const rows = await tx.query<{ product_id: string; id: string }>(
    `SELECT product_id, id FROM offer
    WHERE shop_id = ? AND withdrawn_at IS NULL AND product_id >= ? AND (product_id > ? OR id > ?)
      AND seen_import NOT IN (?, ?)
    ORDER BY product_id, id LIMIT ?`,
    [shop.id, after.productId, after.productId, after.id, id, keptBy(id), limit],
  );
  return rows.map((row) => ({ productId: row.product_id, id: row.id }));
}

/** How many offers the shop has. */
export async function offerCount(tx: Queryable, { shop }: HeldImport): Promise<number> {
  const sql = 'SELECT COUNT(*) AS offers FROM offer WHERE shop_id = ? AND withdrawn_at IS NULL';
  const [row] = await tx.query<{ offers: number }>(sql, [shop.id]);
  return row!.offers;
}

export async function withdrawOffers(
  tx: Queryable,
  now: number,
  places: readonly Place[],
  products: ReadonlyMap<string, ProductState>,
): Promise<void> {
  const ids = places.map(({ id }) => id);
  await executeIn(tx, ids, (list) => `UPDATE offer SET withdrawn_at = ? WHERE id IN ${list}`, [now]);
  for (const { productId, id } of places) {
    const { offers } = products.get(productId)!;
    offers.set(id, { ...offers.get(id)!, withdrawn: true });
  }
}
