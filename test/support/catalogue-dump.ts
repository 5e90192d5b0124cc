import type { Queryable } from '../../src/adapters/sql/database.js';

/** All of a catalogue that does not depend on when and in which steps it came to be; for comparing two of them. */
export interface CatalogueDump {
  readonly products: readonly unknown[];
  readonly documents: readonly unknown[];
  readonly variants: readonly unknown[];
  readonly offers: readonly unknown[];
  readonly images: readonly unknown[];
  readonly groups: readonly unknown[];
  readonly names: readonly unknown[];
}

/** Products that every offer has left are no part of it: whether there were any is a matter of the steps. */
const withOffers = 'EXISTS (SELECT 1 FROM offer o WHERE o.product_id = p.id)';

const select = {
  products: `SELECT id, brand_id, category_id, title, description, gender, age_group, material FROM product p
    WHERE ${withOffers} ORDER BY id`,
  documents: `SELECT d.product_id, d.listed, d.document, d.card, d.brand_id, d.category_id, d.in_stock, d.on_sale, d.sort_price
    FROM product_document d JOIN product p ON p.id = d.product_id WHERE ${withOffers} ORDER BY d.product_id`,
  variants: 'SELECT id, product_id, gtin, colour, sizes FROM variant ORDER BY id',
  offers: `SELECT id, shop_id, sku, product_id, variant_id, price_minor, list_price_minor, currency, availability, link,
    feed_row, fingerprint, withdrawn_at IS NULL AS offered FROM offer ORDER BY id`,
  images: 'SELECT product_id, n, variant_id, url FROM image ORDER BY product_id, n',
  groups: 'SELECT shop_id, group_id, product_id FROM product_group ORDER BY shop_id, group_id',
  names: `SELECT 'brand' AS kind, id, name FROM brand UNION ALL SELECT 'category', id, name FROM category
    UNION ALL SELECT 'shop', id, name FROM shop ORDER BY 1, 2`,
};

export async function dumpCatalogue(database: Queryable): Promise<CatalogueDump> {
  const dump: Record<string, unknown[]> = {};
  for (const [part, sql] of Object.entries(select)) dump[part] = (await database.query(sql)).map(comparable);
  return dump as unknown as CatalogueDump;
}

function comparable(row: Record<string, unknown>): Record<string, unknown> {
  if (typeof row['document'] !== 'string') return row;
  const { createdAt, ...document } = JSON.parse(row['document']) as Record<string, unknown>;
  return { ...row, document };
}
