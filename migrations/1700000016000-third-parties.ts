import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { createTable, dropTables, typesOf } from './table.js';

/** What third parties have said: exchange rates by their day, and whether images answer. */
export class ThirdParties1700000016000 implements Expand {
  readonly name = 'ThirdParties1700000016000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    const { id, text, int, bigint } = typesOf(runner);
    await createTable(runner, 'exchange_rate', {
      columns: { date: id(10), per_euro: text },
      primaryKey: ['date'],
    });
    await createTable(runner, 'image_check', {
      columns: {
        url_hash: id(22),
        state: id(10),
        failures: int,
        checked_at: bigint,
        due_at: bigint,
      },
      primaryKey: ['url_hash'],
      indexes: { image_check_state: ['state'], image_check_due: ['due_at'] },
    });
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, ['image_check', 'exchange_rate']);
  }
}
