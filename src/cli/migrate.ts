import { Command, InvalidArgumentError } from 'commander';
import type { DataSource } from 'typeorm';
import { sqlConnection } from '../adapters/sql/connection.js';
import type { Refusal } from '../adapters/sql/migrating/contract.js';
import { MigrationLocked } from '../adapters/sql/migrating/lock.js';
import {
  migrate,
  type Migrated,
  MigrationFailed,
  type MigrationState,
  migrationStates,
} from '../adapters/sql/migrating/migrate.js';
import type { Config } from '../config.js';
import { table } from './table.js';

interface Options {
  readonly wait: number;
  readonly expandOnly: boolean;
  readonly offline: boolean;
  readonly json: boolean;
}

const quiet = { log: () => undefined, warn: () => undefined };

/** What `ogrom migrate` answers beside the codes of all commands. */
const exitCodes = { done: 0, refused: 1, failed: 70, locked: 75 } as const;

/** `ogrom migrate` and `ogrom migrate status` */
export function migrateCommand(config: () => Config): Command {
  const command = new Command('migrate')
    .description('bring the schema of the database up to date, before the new release starts')
    .option('--wait <seconds>', 'how long to wait for another that migrates', seconds, 300)
    .option('--expand-only', 'leave contract migrations for another time', false)
    .option('--offline', 'no instance of an earlier release runs: contract without waiting', false)
    .option('--json', 'print JSON', false)
    .addHelpText('after', help)
    .action(async (options: Options) => {
      process.exitCode = await over(config(), (source, release) => run(source, release, options));
    });
  command
    .command('status')
    .description('every migration of this release: whether it was applied, by which release, when')
    .option('--json', 'print JSON', false)
    .action(async (_: unknown, own: Command) => {
      // Both commands have a --json, and commander gives it to the outer one.
      const { json } = own.optsWithGlobals<Options>();
      process.exitCode = await over(config(), (source) => status(source, json));
    });
  return command;
}

const help = `
Exit codes: 0 up to date; 1 up to date but for contract migrations that were refused (this release can start);
69 the database is away; 70 a migration failed (running it again goes on from there); 75 another is migrating.`;

function seconds(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It is a number of seconds.');
  return Number(text);
}

async function over(
  { database, build }: Config,
  action: (source: DataSource, release: string) => Promise<number>,
): Promise<number> {
  const connection = sqlConnection({ url: database.url, migrate: false }, quiet);
  try {
    await connection.dataSource.initialize();
    return await action(connection.dataSource, build.version);
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return code;
  } finally {
    await connection.close();
  }
}

function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof MigrationLocked) return exitCodes.locked;
  return error instanceof MigrationFailed ? exitCodes.failed : undefined;
}

async function run(source: DataSource, release: string, options: Options): Promise<number> {
  const { wait, offline, expandOnly, json } = options;
  const onWait = (holder: string) =>
    void process.stderr.write(`Waiting for another that migrates: ${holder}\n`);
  const done = await migrate(source, { release, offline, expandOnly, waitMs: wait * 1000, onWait });
  process.stdout.write(json ? `${JSON.stringify({ release, ...done })}\n` : report(done));
  return done.refused.length > 0 ? exitCodes.refused : exitCodes.done;
}

function report({ applied, refused }: Migrated): string {
  const done = applied.length === 0 ? 'Nothing to apply.\n' : `Applied: ${applied.join(', ')}\n`;
  return done + refused.map(explain).join('');
}

function explain({ name, reason, advice }: Refusal): string {
  return `Refused: ${name}\n  why         ${reason}\n  what to do  ${advice}; or, with no earlier release running, --offline\n`;
}

async function status(source: DataSource, json: boolean): Promise<number> {
  const states = await migrationStates(source);
  process.stdout.write(json ? `${JSON.stringify({ migrations: states })}\n` : `${statusTable(states)}\n`);
  return states.every(({ state }) => state === 'applied') ? 0 : 1;
}

function statusTable(states: readonly MigrationState[]): string {
  const rows = states.map((one) => [one.name, one.kind, one.state, one.version ?? '', one.appliedAt ?? '']);
  return table([['migration', 'kind', 'state', 'release', 'when'], ...rows]);
}
