import type { QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from './columns.js';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/** What two releases side by side know of each other: who runs, and which mapping an index build makes. */
export class Releases1700000005000 implements Expand {
  readonly name = 'Releases1700000005000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    const { id, text, int, bigint } = typesOf(runner);
    await createTable(runner, 'instance', {
      columns: { id: id(36), version: id(100), host: id(255), migrations: text, expires_at: bigint },
      primaryKey: ['id'],
    });
    await addColumn(runner, 'index_build', 'mapping', nullable(int));
    await addColumn(runner, 'index_progress', 'older_from', nullable(bigint));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'index_progress', 'older_from');
    await dropColumn(runner, 'index_build', 'mapping');
    await dropTables(runner, ['instance']);
  }
}
