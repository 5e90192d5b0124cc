import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/** Imports with their issues, and the bytes of their feeds until they have ended. */
export class Imports1700000003000 implements Expand {
  readonly name = 'Imports1700000003000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    await createImports(runner);
    await createIssues(runner);
    await createFeeds(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, ['feed_part', 'feed', 'import_issue', 'feed_import']);
  }
}

async function createImports(runner: QueryRunner): Promise<void> {
  const { id, text, boolean, int, bigint } = typesOf(runner);
  const counts = {
    rows_read: int,
    accepted: int,
    unchanged: int,
    rejected: int,
    withdrawn: int,
    warnings: int,
    issues: int,
  };
  await createTable(runner, 'feed_import', {
    columns: {
      id: id(36),
      shop_id: id(80),
      state: id(20),
      dry_run: boolean,
      currency: nullable(id(3)),
      source_kind: id(10),
      source_name: nullable(text),
      ...counts,
      attempts: int,
      position: bigint,
      error_code: nullable(id(40)),
      error_message: nullable(text),
      error_line: nullable(int),
      runner: nullable(id(100)),
      runner_expires: nullable(bigint),
      idempotency_key: nullable(id(200)),
      created_at: bigint,
      started_at: nullable(bigint),
      finished_at: nullable(bigint),
    },
    primaryKey: ['id'],
    unique: { import_idempotency: ['idempotency_key'] },
    indexes: { import_state: ['state', 'id'], import_shop: ['shop_id', 'state'] },
  });
}

async function createIssues(runner: QueryRunner): Promise<void> {
  const { id, text, int } = typesOf(runner);
  await createTable(runner, 'import_issue', {
    columns: {
      import_id: id(36),
      n: int,
      feed_row: int,
      line: nullable(int),
      sku: nullable(id(100)),
      attribute: nullable(id(100)),
      code: id(40),
      severity: id(10),
      seen: nullable(text),
      advice: text,
    },
    primaryKey: ['import_id', 'n'],
  });
}

async function createFeeds(runner: QueryRunner): Promise<void> {
  const { id, bytes, int, bigint } = typesOf(runner);
  await createTable(runner, 'feed', {
    columns: { import_id: id(36), size: bigint, parts: int, sha256: nullable(id(64)), created_at: bigint },
    primaryKey: ['import_id'],
  });
  await createTable(runner, 'feed_part', {
    columns: { import_id: id(36), n: int, bytes },
    primaryKey: ['import_id', 'n'],
  });
}
