import { hostname } from 'node:os';
import type { DataSource, QueryRunner } from 'typeorm';
import { MysqlSession } from '../mysql/mysql-session.js';
import { begin, isBusy } from '../sqlite/begin.js';

/** Somebody else was migrating for as long as the caller would wait. */
export class MigrationLocked extends Error {
  override readonly name = 'MigrationLocked';

  constructor(waitMs: number, holder: string) {
    super(`another process has been migrating for ${Math.round(waitMs / 1000)} s and more: ${holder}`);
  }
}

export interface Waiting {
  readonly waitMs: number;
  /** Told once who has the lock, where it is not free at once. */
  readonly onWait?: (holder: string) => void;
}

type Work<T> = (runner: QueryRunner) => Promise<T>;

/**
 * Runs `work` while nobody else migrates this database; throws MigrationLocked where that takes too long. On MySQL the
 * connection that works also has the lock: once a process is killed, the server gives it to another only after the
 * killed one's last statement has ended. On SQLite all of `work` is one transaction.
 */
export async function alone<T>(dataSource: DataSource, waiting: Waiting, work: Work<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const sqlite = dataSource.options.type === 'better-sqlite3';
    return sqlite ? await inTransaction(runner, waiting, work) : await underLock(runner, waiting, work);
  } finally {
    await runner.release();
  }
}

const lockName = "CONCAT('ogrom-', LEFT(SHA2(DATABASE(), 256), 40))";

async function underLock<T>(runner: QueryRunner, waiting: Waiting, work: Work<T>): Promise<T> {
  const session: unknown = await runner.connect();
  if (session instanceof MysqlSession) await session.lift();
  await takeLock(runner, waiting);
  try {
    return await work(runner);
  } finally {
    await runner.query(`DO RELEASE_LOCK(${lockName})`).catch(() => undefined);
  }
}

/** Asks second by second, so that it can tell who has the lock and a killed process does not stand in the queue. */
async function takeLock(runner: QueryRunner, { waitMs, onWait }: Waiting): Promise<void> {
  const until = Date.now() + waitMs;
  for (let told = false; !(await taken(runner, told ? 1 : 0)); told = true) {
    const holder = await holderOf(runner);
    if (Date.now() >= until) throw new MigrationLocked(waitMs, holder);
    if (!told) onWait?.(holder);
  }
}

async function taken(runner: QueryRunner, seconds: number): Promise<boolean> {
  const [lock] = await runner.query(`SELECT GET_LOCK(${lockName}, ${seconds}) AS taken`);
  return lock.taken === 1;
}

interface Process {
  readonly id: number;
  readonly host: string;
  readonly seconds: number;
  readonly statement: string | null;
}

async function holderOf(runner: QueryRunner): Promise<string> {
  const [holder]: Process[] = await runner.query(
    `SELECT id AS id, host AS host, time AS seconds, LEFT(info, 200) AS statement
     FROM information_schema.processlist WHERE id = IS_USED_LOCK(${lockName})`,
  );
  if (!holder) return 'it has just ended, or its connection cannot be seen by this user';
  const { id, host, seconds, statement } = holder;
  const doing = statement ? `which has been at “${statement}” for ${seconds} s` : `idle for ${seconds} s`;
  return `connection ${id} from ${host}, ${doing}`;
}

async function inTransaction<T>(runner: QueryRunner, waiting: Waiting, work: Work<T>): Promise<T> {
  await beginAlone(runner, waiting);
  try {
    const result = await work(runner);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  }
}

async function beginAlone(runner: QueryRunner, { waitMs, onWait }: Waiting): Promise<void> {
  const holder = `a process on ${hostname()} writes to ${String(runner.dataSource.options.database)}`;
  const telling = setTimeout(() => onWait?.(holder), 1000);
  try {
    await begin(() => runner.query('BEGIN IMMEDIATE'), waitMs);
  } catch (error) {
    throw isBusy(error) ? new MigrationLocked(waitMs, holder) : error;
  } finally {
    clearTimeout(telling);
  }
}
