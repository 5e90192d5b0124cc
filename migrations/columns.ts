import type { QueryRunner } from 'typeorm';
import { quote } from './table.js';

/** Adds a column where it is not there yet. An expand migration adds one that is nullable or has a default. */
export async function addColumn(
  runner: QueryRunner,
  table: string,
  column: string,
  type: string,
): Promise<void> {
  if (await runner.hasColumn(table, column)) return;
  await runner.query(`ALTER TABLE ${quote(table)} ADD COLUMN ${quote(column)} ${type}`);
}

/** Takes a column away where it is still there. No index may need it. */
export async function dropColumn(runner: QueryRunner, table: string, column: string): Promise<void> {
  if (!(await runner.hasColumn(table, column))) return;
  await runner.query(`ALTER TABLE ${quote(table)} DROP COLUMN ${quote(column)}`);
}
