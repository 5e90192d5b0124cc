import type { QueryRunner } from 'typeorm';
import { addColumn } from '../../../../migrations/columns.js';
import { nullable, typesOf } from '../../../../migrations/table.js';

/** A migration that was run, the release that ran it and when; those are unknown of very old ones. */
export interface Entry {
  readonly name: string;
  readonly version: string | null;
  readonly appliedAt: number | null;
}

/** Makes TypeORM's own table, with two columns that it does not look at; releases that only know TypeORM's go on. */
export async function prepareLedger(runner: QueryRunner): Promise<void> {
  const { id, bigint } = typesOf(runner);
  const sqlite = runner.dataSource.options.type === 'better-sqlite3';
  const key = sqlite
    ? 'integer PRIMARY KEY AUTOINCREMENT NOT NULL'
    : 'int NOT NULL AUTO_INCREMENT PRIMARY KEY';
  await runner.query(
    `CREATE TABLE IF NOT EXISTS migration (id ${key}, timestamp bigint NOT NULL, name varchar(255) NOT NULL)`,
  );
  await addColumn(runner, 'migration', 'version', nullable(id(100)));
  await addColumn(runner, 'migration', 'applied_at', nullable(bigint));
}

/** What was run so far, in that order; reads a table of any age, or none. */
export async function readLedger(runner: QueryRunner): Promise<readonly Entry[]> {
  if (!(await runner.hasTable('migration'))) return [];
  const rows: Record<string, unknown>[] = await runner.query('SELECT * FROM migration ORDER BY id');
  return rows.map(({ name, version, applied_at: at }) => ({
    name: String(name),
    version: (version as string | undefined) ?? null,
    appliedAt: at === null || at === undefined ? null : Number(at),
  }));
}

export async function record(runner: QueryRunner, { name, version, appliedAt }: Entry): Promise<void> {
  const sql = 'INSERT INTO migration (timestamp, name, version, applied_at) VALUES (?, ?, ?, ?)';
  await runner.query(sql, [timestampOf(name), name, version, appliedAt]);
}

/** TypeORM orders migrations by the milliseconds that their names end with. */
const timestampOf = (name: string) => Number(name.slice(-13));
