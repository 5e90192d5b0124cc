import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { MysqlSession } from './mysql/mysql-session.js';
import { begin } from './sqlite/begin.js';

const patienceSeconds = 600;

/** Brings the schema up to date; names what it ran. Several may call it at once: one does it, the others wait. */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  return alone(dataSource, async (runner) => {
    const done = await executorOf(dataSource, runner).executePendingMigrations();
    return done.map((migration) => migration.name);
  });
}

/** Throws where the schema is older than this release. A newer one is fine: migrations only expand. */
export async function assertMigrated(dataSource: DataSource): Promise<void> {
  const pending = await new MigrationExecutor(dataSource).getPendingMigrations();
  if (pending.length === 0) return;
  const names = pending.map((migration) => migration.name).join(', ');
  throw new Error(`the schema is older than this release, \`ogrom migrate\` brings it up to date: ${names}`);
}

/** Takes the newest migration back. */
export async function revert(dataSource: DataSource): Promise<void> {
  await alone(dataSource, (runner) => executorOf(dataSource, runner).undoLastMigration());
}

function executorOf(dataSource: DataSource, runner: QueryRunner): MigrationExecutor {
  const executor = new MigrationExecutor(dataSource, runner);
  // MySQL commits each CREATE by itself, and on SQLite all of it is in the transaction of `alone`.
  executor.transaction = 'none';
  return executor;
}

async function alone<T>(dataSource: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const sqlite = dataSource.options.type === 'better-sqlite3';
    return sqlite ? await inTransaction(runner, work) : await underLock(runner, work);
  } finally {
    await runner.release();
  }
}

async function underLock<T>(runner: QueryRunner, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const session: unknown = await runner.connect();
  if (session instanceof MysqlSession) await session.lift();
  const name = "CONCAT('ogrom-', LEFT(SHA2(DATABASE(), 256), 40))";
  const [lock] = await runner.query(`SELECT GET_LOCK(${name}, ${patienceSeconds}) AS taken`);
  if (lock.taken !== 1) throw new Error(`another instance has been migrating for ${patienceSeconds} s`);
  try {
    return await work(runner);
  } finally {
    await runner.query(`DO RELEASE_LOCK(${name})`);
  }
}

async function inTransaction<T>(runner: QueryRunner, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  await begin(() => runner.query('BEGIN IMMEDIATE'));
  try {
    const result = await work(runner);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  }
}
