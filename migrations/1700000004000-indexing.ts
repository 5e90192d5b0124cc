import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/** Who may do what only one may do, how far the search indexes have come, and their builds. */
export class Indexing1700000004000 implements Expand {
  readonly name = 'Indexing1700000004000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    const { id, bigint } = typesOf(runner);
    await createTable(runner, 'lease', {
      columns: { name: id(100), holder: id(100), expires_at: bigint },
      primaryKey: ['name'],
    });
    await createTable(runner, 'index_progress', {
      columns: { index_name: id(100), position: bigint },
      primaryKey: ['index_name'],
    });
    await createRefusals(runner);
    await createBuilds(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, ['index_build', 'index_refusal', 'index_progress', 'lease']);
  }
}

async function createRefusals(runner: QueryRunner): Promise<void> {
  const { id, text, bigint } = typesOf(runner);
  await createTable(runner, 'index_refusal', {
    columns: { index_name: id(100), product_id: id(16), position: bigint, reason: text, at: bigint },
    primaryKey: ['index_name', 'product_id'],
  });
}

async function createBuilds(runner: QueryRunner): Promise<void> {
  const { id, text, int, bigint } = typesOf(runner);
  await createTable(runner, 'index_build', {
    columns: {
      id: id(36),
      index_name: id(100),
      state: id(20),
      documents: int,
      refused: int,
      position: bigint,
      error: nullable(text),
      created_at: bigint,
      finished_at: nullable(bigint),
    },
    primaryKey: ['id'],
    indexes: { build_state: ['state', 'id'] },
  });
}
