import { variantId, variantProductId } from '../../../catalogue/ids.js';
import type { StoredOffer } from '../../../catalogue/offer-order.js';
import type { FeedOffer } from '../../../catalogue/offer.js';
import type { Queryable } from '../database.js';
import type { ProductState, Shelves } from './placement.js';
import { selectIn } from './rows.js';
import type { FreshRow } from './sort-entries.js';

/**
 * Reads what the placing of rows depends on. A row that is new, has no GTIN and no known group needs nothing:
 * its variant and its product have ids that only this row can have, and nobody deletes variants or groups,
 * so what is not there now has never been.
 */
export async function readShelves(
  tx: Queryable,
  shopId: string,
  fresh: readonly FreshRow[],
): Promise<Shelves> {
  const variants = await readVariants(tx, shopId, fresh);
  const groups = await readGroups(tx, shopId, fresh);
  const ids = new Set([...variants.values(), ...groups.values()]);
  for (const { row, previous } of fresh) {
    if (previous !== undefined) ids.add(previous.productId).add(variantProductId(variantId(shopId, row)));
  }
  return { variants, groups, products: await readProducts(tx, ids) };
}

/** Those of the products that exist, each with all its offers. */
export async function readProducts(
  tx: Queryable,
  ids: ReadonlySet<string>,
): Promise<Map<string, ProductState>> {
  const products = new Map<string, ProductState>();
  if (ids.size === 0) return products;
  for (const row of await selectIn<ProductRow>(tx, ids, productSql)) products.set(row.id, productState(row));
  const offers = await selectIn<OfferRow>(tx, products.keys(), offerSql);
  for (const row of offers) products.get(row.product_id)!.offers.set(row.id, storedOffer(row));
  return products;
}

async function readVariants(tx: Queryable, shopId: string, fresh: readonly FreshRow[]) {
  const ids = new Set<string>();
  for (const { row, previous } of fresh) {
    const shareable = row.gtin !== undefined;
    if (shareable || previous !== undefined) ids.add(variantId(shopId, row));
  }
  const sql = (list: string) => `SELECT id, product_id FROM variant WHERE id IN ${list}`;
  const rows = await selectIn<{ id: string; product_id: string }>(tx, ids, sql);
  return new Map(rows.map((row) => [row.id, row.product_id]));
}

async function readGroups(tx: Queryable, shopId: string, fresh: readonly FreshRow[]) {
  const ids = new Set(fresh.flatMap(({ row }) => row.groupId ?? []));
  const sql = (list: string) =>
    `SELECT group_id, product_id FROM product_group WHERE shop_id = ? AND group_id IN ${list}`;
  const rows = await selectIn<{ group_id: string; product_id: string }>(tx, ids, sql, [shopId]);
  return new Map(rows.map((row) => [row.group_id, row.product_id]));
}

interface ProductRow {
  id: string;
  created_at: number;
  checksum: string;
  listed: number;
}

const productSql = (list: string) =>
  `SELECT p.id, p.created_at, d.checksum, d.listed FROM product p JOIN product_document d ON d.product_id = p.id
  WHERE p.id IN ${list}`;

function productState({ id, created_at, checksum, listed }: ProductRow): ProductState {
  return {
    id,
    stored: { createdAt: Number(created_at), checksum, listed: Boolean(listed) },
    offers: new Map(),
  };
}

interface OfferRow {
  id: string;
  shop_id: string;
  shop_name: string;
  product_id: string;
  variant_id: string;
  feed_row: string;
  withdrawn_at: number | null;
}

const offerSql = (list: string) =>
  `SELECT o.id, o.shop_id, s.name AS shop_name, o.product_id, o.variant_id, o.feed_row, o.withdrawn_at
  FROM offer o JOIN shop s ON s.id = o.shop_id WHERE o.product_id IN ${list}`;

function storedOffer(row: OfferRow): StoredOffer {
  return {
    id: row.id,
    shop: { id: row.shop_id, name: row.shop_name },
    variantId: row.variant_id,
    row: JSON.parse(row.feed_row) as FeedOffer,
    withdrawn: row.withdrawn_at !== null,
  };
}
