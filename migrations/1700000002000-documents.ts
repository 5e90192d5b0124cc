import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/** Products ready to be sent, the log of what changed, and the counter that gives out its positions. */
export class Documents1700000002000 implements Expand {
  readonly name = 'Documents1700000002000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    await createDocuments(runner);
    await createLog(runner);
    await runner.query(
      `INSERT INTO sequence (name, value) SELECT 'position', 0 FROM (SELECT 1) one WHERE NOT EXISTS (SELECT 1 FROM sequence)`,
    );
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, ['sequence', 'change_entry', 'product_document']);
  }
}

async function createDocuments(runner: QueryRunner): Promise<void> {
  const { id, text, mediumtext, boolean, bigint, double } = typesOf(runner);
  await createTable(runner, 'product_document', {
    columns: {
      product_id: id(16),
      position: bigint,
      checksum: id(22),
      listed: boolean,
      document: mediumtext,
      card: text,
      brand_id: nullable(id(80)),
      category_id: nullable(id(80)),
      in_stock: boolean,
      on_sale: boolean,
      sort_price: double,
      created_at: bigint,
    },
    primaryKey: ['product_id'],
    unique: { document_position: ['position'] },
    indexes: {
      document_newest: ['listed', 'created_at', 'product_id'],
      document_price: ['listed', 'sort_price', 'product_id'],
      document_brand_newest: ['brand_id', 'listed', 'created_at', 'product_id'],
      document_brand_price: ['brand_id', 'listed', 'sort_price', 'product_id'],
      document_category_newest: ['category_id', 'listed', 'created_at', 'product_id'],
      document_category_price: ['category_id', 'listed', 'sort_price', 'product_id'],
    },
  });
}

async function createLog(runner: QueryRunner): Promise<void> {
  const { id, bigint } = typesOf(runner);
  await createTable(runner, 'change_entry', {
    columns: { position: bigint, type: id(20), entity_id: id(80), kind: id(20), at: bigint },
    primaryKey: ['position'],
  });
  await createTable(runner, 'sequence', { columns: { name: id(20), value: bigint }, primaryKey: ['name'] });
}
