import { Command } from 'commander';
import { sqlConnection } from '../adapters/sql/connection.js';
import { migrate } from '../adapters/sql/migrate.js';
import type { Config } from '../config.js';

const quiet = { log: () => undefined, warn: () => undefined };

/** `ogrom migrate` */
export function migrateCommand(config: () => Config): Command {
  return new Command('migrate')
    .description('bring the schema of the database up to date')
    .action(async () => {
      const done = await run(config().database.url);
      process.stdout.write(done.length === 0 ? 'The schema is up to date.\n' : `Done: ${done.join(', ')}\n`);
    });
}

async function run(url: string): Promise<readonly string[]> {
  const connection = sqlConnection({ url, migrate: false }, quiet);
  try {
    await connection.dataSource.initialize();
    return await migrate(connection.dataSource);
  } finally {
    await connection.close();
  }
}
