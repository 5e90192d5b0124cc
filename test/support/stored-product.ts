import type { Queryable } from '../../src/adapters/sql/database.js';
import { slug, categoryId } from '../../src/catalogue/slug.js';
import { anEntry } from './index-entry.js';

/** What a test says about a product of the catalogue. */
export interface ProductTraits {
  readonly id: string;
  /** By name; its id is the slug. */
  readonly brand?: string;
  /** From the root down. */
  readonly category?: readonly string[];
  /** Shops that offer it, by name. */
  readonly shops?: readonly string[];
  /** Shops that offered it once. */
  readonly withdrawn?: readonly string[];
  readonly price?: number;
  readonly createdAt?: number;
  readonly position?: number;
  readonly inStock?: boolean;
  readonly onSale?: boolean;
  /** Whether it has an offer. */
  readonly listed?: boolean;
}

/** Writes products with all that readers look at, straight into the tables. */
export async function storeProducts(tx: Queryable, products: readonly ProductTraits[]): Promise<void> {
  for (const [n, product] of products.entries()) await storeProduct(tx, { position: n + 1, ...product });
}

async function storeProduct(tx: Queryable, product: ProductTraits & { position: number }): Promise<void> {
  const { brand, category = [], shops = ['Shop A'], withdrawn = [] } = product;
  if (brand) await named(tx, 'brand', brand);
  await storeCategories(tx, category);
  for (const shop of [...shops, ...withdrawn]) await named(tx, 'shop', shop);
  for (const shop of shops) await storeOffer(tx, product.id, shop, null);
  for (const shop of withdrawn) await storeOffer(tx, product.id, shop, 1);
  await storeDocument(tx, product);
}

async function storeDocument(tx: Queryable, product: ProductTraits & { position: number }): Promise<void> {
  const { id, brand, category = [], price = 20, onSale = false, inStock = true, listed = true } = product;
  const entry = anEntry({ ...product, title: id, shop: product.shops?.[0] });
  await insert(tx, 'product_document', {
    product_id: id,
    position: entry.position,
    checksum: entry.checksum,
    listed,
    document: entry.document,
    card: entry.card,
    brand_id: brand && slug(brand),
    category_id: category.length > 0 ? categoryId(category) : null,
    in_stock: inStock,
    on_sale: onSale,
    sort_price: price,
    created_at: entry.createdAt,
  });
}

async function storeCategories(tx: Queryable, path: readonly string[]): Promise<void> {
  for (const [depth, name] of path.entries()) {
    const parent = depth > 0 ? categoryId(path.slice(0, depth)) : null;
    await insertNew(tx, 'category', {
      id: categoryId(path.slice(0, depth + 1)),
      parent_id: parent,
      name,
      depth,
    });
  }
}

async function storeOffer(
  tx: Queryable,
  product: string,
  shop: string,
  withdrawnAt: number | null,
): Promise<void> {
  await insert(tx, 'offer', {
    id: slug(`${product} ${shop}`).slice(0, 16),
    shop_id: slug(shop),
    sku: product,
    product_id: product,
    variant_id: product,
    price_minor: 2000,
    currency: 'EUR',
    availability: 'in_stock',
    link: 'https://shop.example/',
    feed_row: '{}',
    fingerprint: 'x',
    seen_import: 'x',
    withdrawn_at: withdrawnAt,
  });
}

const named = (tx: Queryable, table: 'brand' | 'shop', name: string) =>
  insertNew(tx, table, { id: slug(name), name });

async function insertNew(
  tx: Queryable,
  table: string,
  row: { id: string } & Record<string, unknown>,
): Promise<void> {
  const known = await tx.query(`SELECT id FROM ${table} WHERE id = ?`, [row.id]);
  if (known.length === 0) await insert(tx, table, row);
}

async function insert(tx: Queryable, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(',');
  await tx.execute(`INSERT INTO ${table} (${columns.join(',')}) VALUES (${marks})`, Object.values(row));
}
