import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/** Client teams and their keys. */
export class Clients1700000006000 implements Expand {
  readonly name = 'Clients1700000006000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    const { id, name, text, int, bigint } = typesOf(runner);
    await createTable(runner, 'client', {
      columns: {
        ...{ id: id(36), name: name(200), scopes: text, key_days: int },
        ...{ created_at: bigint, revoked_at: nullable(bigint) },
      },
      primaryKey: ['id'],
    });
    await createTable(runner, 'client_key', {
      columns: {
        ...{ id: id(16), client_id: id(36), n: int, hash: id(64) },
        ...{ created_at: bigint, expires_at: bigint, revoked_at: nullable(bigint) },
      },
      primaryKey: ['id'],
      unique: { client_key_number: ['client_id', 'n'] },
    });
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, ['client_key', 'client']);
  }
}
