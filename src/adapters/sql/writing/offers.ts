import type { Dialect, Queryable } from '../database.js';
import type { HeldImport } from './held-import.js';
import type { Placement } from './placement.js';
import { executeIn, selectIn, upsertRows, type Row } from './rows.js';
import type { FreshRow, KnownOffer } from './sort-entries.js';

/** `seen_import` of an offer that stays although the import rejected its row. */
export function keptBy(importId: string): string {
  return `${importId}~`;
}

/** Those of the offers that are in the catalogue, by id. Only imports of their own shop change them. */
export async function readKnown(tx: Queryable, ids: ReadonlySet<string>): Promise<Map<string, KnownOffer>> {
  const columns = 'id, product_id, variant_id, fingerprint, seen_import, withdrawn_at';
  const rows = await selectIn<KnownRow>(
    tx,
    ids,
    (list) => `SELECT ${columns} FROM offer WHERE id IN ${list}`,
  );
  return new Map(rows.map((row) => [row.id, knownOffer(row)]));
}

/** Says that the import has met these offers. */
export function markSeen(tx: Queryable, importId: string, ids: Iterable<string>): Promise<void> {
  return executeIn(tx, ids, (list) => `UPDATE offer SET seen_import = ? WHERE id IN ${list}`, [importId]);
}

/** Keeps offers from being withdrawn that the import has not met otherwise. */
export function keepOffers(tx: Queryable, importId: string, ids: Iterable<string>): Promise<void> {
  const sql = (list: string) => `UPDATE offer SET seen_import = ? WHERE seen_import <> ? AND id IN ${list}`;
  return executeIn(tx, ids, sql, [keptBy(importId), importId]);
}

/** Moves what was in folded products, before the new rows are written. */
export async function moveFolded(tx: Queryable, { folded }: Placement): Promise<void> {
  for (const { from, to } of folded) {
    for (const table of ['offer', 'variant', 'product_group']) {
      await tx.execute(`UPDATE ${table} SET product_id = ? WHERE product_id = ?`, [to, from]);
    }
  }
}

export async function writeOffers(
  tx: Queryable,
  dialect: Dialect,
  held: HeldImport,
  fresh: readonly FreshRow[],
  placement: Placement,
): Promise<void> {
  const groups = [...placement.newGroups].map(([groupId, productId]) => [held.shop.id, groupId, productId]);
  await upsertRows(tx, dialect, groupTable, groups);
  await upsertRows(
    tx,
    dialect,
    offerTable,
    fresh.map((row) => offerRow(held, row, placement)),
  );
}

const groupTable = {
  name: 'product_group',
  columns: ['shop_id', 'group_id', 'product_id'],
  keys: ['shop_id', 'group_id'],
};

const offerTable = {
  name: 'offer',
  columns: [
    ...['id', 'shop_id', 'sku', 'product_id', 'variant_id', 'price_minor', 'list_price_minor', 'currency'],
    ...['availability', 'link', 'feed_row', 'fingerprint', 'seen_import', 'withdrawn_at'],
  ],
  keys: ['id'],
};

function offerRow(held: HeldImport, { id, row, json, fingerprint }: FreshRow, placement: Placement): Row {
  const { sku, price, listPrice, availability, link } = row;
  const product = placement.productOf(id);
  return [
    ...[id, held.shop.id, sku, product.id, product.offers.get(id)!.variantId],
    ...[price.minor, listPrice?.minor ?? null, price.currency, availability, link],
    ...[json, fingerprint, held.id, null],
  ];
}

interface KnownRow {
  id: string;
  product_id: string;
  variant_id: string;
  fingerprint: string;
  seen_import: string;
  withdrawn_at: number | null;
}

function knownOffer(row: KnownRow): KnownOffer {
  return {
    id: row.id,
    productId: row.product_id,
    variantId: row.variant_id,
    fingerprint: row.fingerprint,
    seenImport: row.seen_import,
    withdrawn: row.withdrawn_at !== null,
  };
}
