import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/**
 * What shops sell. No foreign keys: one writer keeps these tables together in its transactions, and InnoDB would
 * lock the brand, category and product rows that concurrent imports have in common.
 */
export class Catalogue1700000001000 implements Expand {
  readonly name = 'Catalogue1700000001000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    await createNames(runner);
    await createProducts(runner);
    await createOffers(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, [
      'image',
      'offer',
      'product_group',
      'variant',
      'product',
      'shop',
      'category',
      'brand',
    ]);
  }
}

async function createNames(runner: QueryRunner): Promise<void> {
  const { id, name, int } = typesOf(runner);
  await createTable(runner, 'brand', { columns: { id: id(80), name: name(200) }, primaryKey: ['id'] });
  await createTable(runner, 'shop', { columns: { id: id(80), name: name(200) }, primaryKey: ['id'] });
  await createTable(runner, 'category', {
    columns: { id: id(80), parent_id: nullable(id(80)), name: name(200), depth: int },
    primaryKey: ['id'],
    indexes: { category_parent: ['parent_id'] },
  });
}

async function createProducts(runner: QueryRunner): Promise<void> {
  const { id, name, text, bigint } = typesOf(runner);
  await createTable(runner, 'product', {
    columns: {
      id: id(16),
      brand_id: nullable(id(80)),
      category_id: nullable(id(80)),
      title: name(300),
      description: nullable(text),
      gender: nullable(id(10)),
      age_group: nullable(id(10)),
      material: nullable(name(200)),
      created_at: bigint,
    },
    primaryKey: ['id'],
  });
  await createTable(runner, 'variant', {
    columns: {
      id: id(16),
      product_id: id(16),
      gtin: nullable(id(14)),
      colour: nullable(name(100)),
      sizes: text,
    },
    primaryKey: ['id'],
    unique: { variant_gtin: ['gtin'] },
    indexes: { variant_product: ['product_id'] },
  });
  await createTable(runner, 'product_group', {
    columns: { shop_id: id(80), group_id: id(100), product_id: id(16) },
    primaryKey: ['shop_id', 'group_id'],
  });
}

async function createOffers(runner: QueryRunner): Promise<void> {
  const { id, text, mediumtext, int, bigint } = typesOf(runner);
  await createTable(runner, 'offer', {
    columns: {
      id: id(16),
      shop_id: id(80),
      sku: id(100),
      product_id: id(16),
      variant_id: id(16),
      price_minor: bigint,
      list_price_minor: nullable(bigint),
      currency: id(3),
      availability: id(20),
      link: text,
      feed_row: mediumtext,
      fingerprint: id(22),
      seen_import: id(36),
      withdrawn_at: nullable(bigint),
    },
    primaryKey: ['id'],
    indexes: {
      offer_shop: ['shop_id', 'withdrawn_at', 'product_id'],
      offer_product: ['product_id', 'shop_id', 'withdrawn_at'],
    },
  });
  await createTable(runner, 'image', {
    columns: { product_id: id(16), n: int, variant_id: id(16), url: text },
    primaryKey: ['product_id', 'n'],
  });
}
