import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import type { Migration } from '../../../../migrations/migration.js';
import { mysqlDialect } from '../mysql/mysql-dialect.js';
import { retried } from '../retry.js';
import { sqliteDialect } from '../sqlite/sqlite-dialect.js';
import { type Refusal, refusalOf } from './contract.js';
import { runningInstances } from './instances.js';
import { type Entry, prepareLedger, readLedger, record } from './ledger.js';
import { alone, type Waiting } from './lock.js';

export interface MigrateOptions extends Partial<Waiting> {
  /** OGROM_VERSION of the code that migrates. */
  readonly release: string;
  /** Nothing of another release runs, so contract migrations need not wait. */
  readonly offline?: boolean;
  /** Leaves contract migrations for another time. */
  readonly expandOnly?: boolean;
}

export interface Migrated {
  readonly applied: readonly string[];
  readonly refused: readonly Refusal[];
}

export interface MigrationState {
  readonly name: string;
  readonly kind: Migration['kind'];
  readonly state: 'applied' | 'pending';
  readonly version?: string;
  readonly appliedAt?: string;
}

/** A migration that broke. What it did before stays, on MySQL, and running it again goes on from there. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';

  constructor(migration: string, cause: unknown) {
    super(`${migration} failed: ${String((cause as Error).message ?? cause)}`, { cause });
  }
}

const usualWaitMs = 300_000;

/**
 * Brings the schema up to date. Several may call it at once: one does it, the others wait. Contract migrations that
 * are not safe yet are refused; everything else is applied all the same.
 */
export async function migrate(dataSource: DataSource, options: MigrateOptions): Promise<Migrated> {
  const { waitMs = usualWaitMs, onWait } = options;
  return alone(dataSource, { waitMs, onWait }, async (runner) => {
    await prepareLedger(runner);
    const applied: string[] = [];
    const refused: Refusal[] = [];
    for (const migration of await pendingOf(dataSource, runner)) {
      if (migration.kind === 'contract' && options.expandOnly) continue;
      const refusal = await refusalNow(migration, runner, options);
      if (refusal) refused.push(refusal);
      else applied.push(await apply(migration, runner, options.release));
    }
    return { applied, refused };
  });
}

/** Every migration of this release, oldest first. */
export async function migrationStates(dataSource: DataSource): Promise<readonly MigrationState[]> {
  const entries = new Map((await ledgerOf(dataSource)).map((entry) => [entry.name, entry]));
  return known(dataSource).map(({ name, kind }) => stateOf(name, kind, entries.get(name)));
}

/**
 * Throws where the schema lacks what this release needs. A newer schema is fine, and so is a contract migration that
 * waits: this release does not use what it takes away.
 */
export async function assertMigrated(dataSource: DataSource): Promise<void> {
  const states = await migrationStates(dataSource);
  const pending = states.filter(({ state, kind }) => state === 'pending' && kind === 'expand');
  if (pending.length === 0) return;
  const names = pending.map(({ name }) => name).join(', ');
  throw new Error(`the schema is older than this release, \`ogrom migrate\` brings it up to date: ${names}`);
}

/** Takes the newest migration back. */
export async function revert(dataSource: DataSource): Promise<void> {
  await alone(dataSource, { waitMs: usualWaitMs }, async (runner) => {
    const executor = new MigrationExecutor(dataSource, runner);
    // MySQL commits each statement by itself, and on SQLite all of it is in the transaction of `alone`.
    executor.transaction = 'none';
    await executor.undoLastMigration();
  });
}

const known = (dataSource: DataSource) => dataSource.migrations as Migration[];

async function pendingOf(dataSource: DataSource, runner: QueryRunner): Promise<readonly Migration[]> {
  const done = new Set((await readLedger(runner)).map(({ name }) => name));
  return known(dataSource).filter(({ name }) => !done.has(name));
}

async function refusalNow(migration: Migration, runner: QueryRunner, { release, offline }: MigrateOptions) {
  if (migration.kind === 'expand' || offline) return undefined;
  const sqlite = runner.dataSource.options.type === 'better-sqlite3';
  const { now } = sqlite ? sqliteDialect : mysqlDialect;
  const [applied, instances] = [await readLedger(runner), await runningInstances(runner, now)];
  return refusalOf(migration, { release, applied, instances });
}

async function apply(migration: Migration, runner: QueryRunner, version: string): Promise<string> {
  const { name } = migration;
  try {
    await retried(() => migration.up(runner), isTableBusy, { attempts: tableTries });
    await record(runner, { name, version, appliedAt: Date.now() });
    return name;
  } catch (error) {
    throw new MigrationFailed(name, error);
  }
}

/** Between two tries those who queued behind the statement get their turn; the whole takes a minute or two. */
const tableTries = 12;
const isTableBusy = (error: unknown) => (error as { errno?: unknown }).errno === 1205;

async function ledgerOf(dataSource: DataSource): Promise<readonly Entry[]> {
  const runner = dataSource.createQueryRunner();
  try {
    return await readLedger(runner);
  } finally {
    await runner.release();
  }
}

function stateOf(name: string, kind: Migration['kind'], entry: Entry | undefined): MigrationState {
  if (!entry) return { name, kind, state: 'pending' };
  const { version, appliedAt } = entry;
  return {
    name,
    kind,
    state: 'applied',
    ...(version !== null && { version }),
    ...(appliedAt !== null && { appliedAt: new Date(appliedAt).toISOString() }),
  };
}
