import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { built } from '../../scripts/build.mjs';
import { feedLines } from '../../scripts/generate-feed.mjs';
import type { SqlConnection } from '../../src/adapters/sql/connection.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { dumpCatalogue } from '../support/catalogue-dump.js';
import { eventually } from '../support/eventually.js';
import { createDatabase } from '../support/own-database.js';
import { describeWith } from '../support/services.js';

const rows = 44_000;
describeWith('mysql', 'kill -9 in the middle of an import of 44,000 rows', (server) => {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-crash-'));
  const feed = join(folder, 'feed.csv');
  const open: { url: string; drop: () => Promise<void>; connection: SqlConnection }[] = [];
  beforeAll(() => pipeline(Readable.from(feedLines(rows)), createWriteStream(feed)));
  afterAll(async () => {
    for (const { connection, drop } of open) {
      await connection.close();
      await drop();
    }
    rmSync(folder, { recursive: true });
  });

  async function aDatabase() {
    const database = await createDatabase(server);
    const connection = await connected({ url: database.url });
    const opened = { ...database, connection };
    open.push(opened);
    return opened;
  }

  function importing(url: string): ChildProcess {
    const args = [built('src/cli/main.js'), 'import', feed, '--shop', 'Crash'];
    return spawn(process.execPath, args, {
      env: { ...process.env, DATABASE_URL: url, LOGSTASH_URL: '' },
      stdio: 'ignore',
    });
  }

  async function imports({ database }: SqlConnection) {
    return database.query<{ state: string; rows_read: number; accepted: number; attempts: number }>(
      'SELECT state, rows_read, accepted, attempts FROM feed_import ORDER BY id',
    );
  }

  async function rowsRead(connection: SqlConnection): Promise<number> {
    return (await imports(connection))[0]?.rows_read ?? 0;
  }

  async function counted({ database }: SqlConnection, table: string): Promise<number> {
    return (await database.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]!.n;
  }

  it('leaves a consistent catalogue, resumes, and comes to the very catalogue of an import without a crash', async () => {
    const [whole, crashed] = [await aDatabase(), await aDatabase()];
    const undisturbed = importing(whole.url);
    expect((await once(undisturbed, 'exit'))[0]).toBe(0);

    const victim = importing(crashed.url);
    await eventually(
      async () => ((await rowsRead(crashed.connection)) > rows / 4 ? true : undefined),
      120_000,
    );
    victim.kill('SIGKILL');
    await once(victim, 'exit');

    const [interrupted] = await imports(crashed.connection);
    expect(interrupted).toMatchObject({ state: 'running' });
    expect(interrupted!.rows_read).toBeLessThan(rows);
    expect(await counted(crashed.connection, 'offer')).toBe(interrupted!.accepted);
    expect(await counted(crashed.connection, 'change_entry')).toBe(interrupted!.accepted);

    const again = importing(crashed.url);
    expect((await once(again, 'exit'))[0]).toBe(0);
    expect(await imports(crashed.connection)).toEqual([
      { state: 'completed', rows_read: rows, accepted: rows, attempts: 2 },
      { state: 'completed', rows_read: rows, accepted: 0, attempts: 1 },
    ]);
    expect(await dumpCatalogue(crashed.connection.database)).toEqual(
      await dumpCatalogue(whole.connection.database),
    );
  }, 300_000);
});
