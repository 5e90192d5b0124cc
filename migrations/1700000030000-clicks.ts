import type { QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from './columns.js';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/** Click-outs, what they add up to, and how each shop wants its links. */
export class Clicks1700000030000 implements Expand {
  readonly name = 'Clicks1700000030000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    const { id, text } = typesOf(runner);
    await createClicks(runner);
    await createCounts(runner);
    await createTable(runner, 'click_salt', { columns: { day: id(10), salt: id(43) }, primaryKey: ['day'] });
    await addColumn(runner, 'shop', 'click_template', nullable(text));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'shop', 'click_template');
    await dropTables(runner, ['click_salt', 'click_count', 'click']);
  }
}

async function createClicks(runner: QueryRunner): Promise<void> {
  const { id, bigint, boolean } = typesOf(runner);
  await createTable(runner, 'click', {
    columns: {
      id: id(26),
      at: bigint,
      day: id(10),
      offer_id: id(16),
      product_id: id(16),
      shop_id: id(80),
      brand_id: id(80),
      class: id(10),
      visit: nullable(id(22)),
      summed: boolean,
    },
    primaryKey: ['id'],
    indexes: { click_summed: ['summed', 'id'], click_visit: ['visit'] },
  });
}

async function createCounts(runner: QueryRunner): Promise<void> {
  const { id, bigint } = typesOf(runner);
  const counts = { clicks: bigint, bots: bigint, prefetches: bigint, duplicates: bigint };
  await createTable(runner, 'click_count', {
    columns: { kind: id(10), day: id(10), shop_id: id(80), key_id: id(80), ...counts },
    primaryKey: ['kind', 'day', 'shop_id', 'key_id'],
  });
}
