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

/** What a look through some of a shop's offers has found. */
export interface Look {
  /** Offers that the import has not met. */
  readonly missing: readonly Place[];
  /** Where to look on; undefined at the end. */
  readonly next: Place | undefined;
}

/** As many offers as one statement looks at: a shop of a million has to stay below the time limit of statements. */
const sliceSize = 4096;

/** Looks through offers of the shop, product by product, from a place on, until `limit` are found missing. */
export async function missingOffers(
  tx: Queryable,
  { id, shop }: HeldImport,
  after: Place,
  limit: number,
): Promise<Look> {
  const rows = await tx.query<{ product_id: string; id: string; seen_import: string }>(
    `SELECT product_id, id, seen_import FROM offer
    WHERE shop_id = ? AND withdrawn_at IS NULL AND product_id >= ? AND (product_id > ? OR id > ?)
    ORDER BY product_id, id LIMIT ?`,
    [shop.id, after.productId, after.productId, after.id, sliceSize],
  );
  const met = new Set([id, keptBy(id)]);
  const missing = rows.filter((row) => !met.has(row.seen_import)).map(placeOf);
  if (missing.length > limit) return { missing: missing.slice(0, limit), next: missing[limit - 1] };
  return { missing, next: rows.length < sliceSize ? undefined : placeOf(rows.at(-1)!) };
}

const placeOf = (row: { product_id: string; id: string }): Place => ({
  productId: row.product_id,
  id: row.id,
});

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
