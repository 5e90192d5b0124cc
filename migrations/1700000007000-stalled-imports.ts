import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { typesOf } from './table.js';

/** How often an import was taken up since it last got on, so that one that gets on is never given up. */
export class StalledImports1700000007000 implements Expand {
  readonly name = 'StalledImports1700000007000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('feed_import', 'stalled')) return;
    await runner.query(`ALTER TABLE feed_import ADD COLUMN stalled ${typesOf(runner).int} DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_import DROP COLUMN stalled');
  }
}
