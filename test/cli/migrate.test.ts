import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { migrations } from '../../migrations/index.js';
import { built } from '../../scripts/build.mjs';
import { connected } from '../adapters/sql/sql-databases.js';
import { createDatabase, type OwnDatabase } from '../support/own-database.js';
import { eventually } from '../support/eventually.js';
import { describeWith } from '../support/services.js';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describeWith('mysql', 'ogrom migrate', (server) => {
  let own: OwnDatabase;
  let connection: Connection;
  beforeEach(async () => {
    own = await createDatabase(server);
    connection = await createConnection(own.url);
  });
  afterEach(async () => {
    await connection.end();
    await own.drop();
  });

  function start(args: readonly string[] = [], url = own.url): ChildProcess {
    const env = { PATH: process.env['PATH'], DATABASE_URL: url, OGROM_VERSION: '1.0.0' };
    return spawn(process.execPath, [built('src/cli/main.js'), 'migrate', ...args], { env });
  }

  async function ended(child: ChildProcess): Promise<Ended> {
    const [out, err, [code]] = await Promise.all([
      text(child.stdout!),
      text(child.stderr!),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { code, out, err };
  }

  /** What `ogrom migrate` does, without the start of a process. */
  const migrated = async () => (await connected({ url: own.url, release: '1.0.0' })).close();
  const run = (...args: string[]) => ended(start(args));
  const names = async (sql: string) =>
    ((await connection.query(sql))[0] as { name: string }[]).map(({ name }) => name);
  const tables = () =>
    names(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1',
    );
  const waitsForTable = async () => {
    const sql =
      "SELECT state AS name FROM information_schema.processlist WHERE db = DATABASE() AND state LIKE '%metadata lock%'";
    return (await names(sql)).length > 0 ? true : undefined;
  };

  it('is done by one of four that start at once; the others wait and find nothing to do', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => run('--json')));
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const applied = all.map(({ out }) => (JSON.parse(out) as { applied: string[] }).applied.length);
    expect(applied.sort()).toEqual([0, 0, 0, migrations.length]);
    expect(await names('SELECT name FROM migration ORDER BY id')).toEqual(migrations.map(({ name }) => name));
    expect(await run()).toMatchObject({ code: 0, out: 'Nothing to apply.\n' });
  }, 60_000);

  it('goes on where it was killed in the middle of a migration', async () => {
    await migrated();
    const whole = await tables();
    await connection.query('DROP TABLE brand, offer');
    await connection.query("DELETE FROM migration WHERE name LIKE 'Catalogue%'");
    // It stops at the table between those two for as long as this one has it.
    await connection.query('LOCK TABLES product WRITE');
    const killed = start();
    await eventually(waitsForTable);
    killed.kill('SIGKILL');
    expect((await ended(killed)).code).toBeNull();
    await connection.query('UNLOCK TABLES');
    const halfway = await tables();
    expect({ brand: halfway.includes('brand'), offer: halfway.includes('offer') }).toEqual({
      brand: true,
      offer: false,
    });
    expect(await run('--json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Catalogue1700000001000'),
    });
    expect(await tables()).toEqual(whole);
  }, 60_000);

  it('says who is migrating, and gives up in time with a code of its own', async () => {
    await migrated();
    await connection.query("DELETE FROM migration WHERE name LIKE 'Catalogue%'");
    await connection.query('LOCK TABLES product WRITE');
    const first = start();
    await eventually(waitsForTable);
    const second = await run('--wait', '1');
    expect(second).toMatchObject({ code: 75, out: '' });
    expect(second.err).toMatch(
      /^Waiting for another that migrates: connection \d+ from \S+, which has been at “CREATE TABLE/,
    );
    await connection.query('UNLOCK TABLES');
    expect((await ended(first)).code).toBe(0);
  }, 60_000);

  it('tells what was applied, by which release and when', async () => {
    expect(await run('status')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/Catalogue\d+ +expand +pending/),
    });
    await migrated();
    const { code, out } = await run('status', '--json');
    const { migrations: states } = JSON.parse(out) as { migrations: object[] };
    expect(code).toBe(0);
    expect(states).toHaveLength(migrations.length);
    expect(states[0]).toEqual({
      name: 'Catalogue1700000001000',
      kind: 'expand',
      state: 'applied',
      version: '1.0.0',
      appliedAt: expect.stringMatching(/^20.*Z$/),
    });
  }, 60_000);

  it('tells bad usage, a wrong environment and a database that is away apart', async () => {
    expect((await run('--wait', 'long')).code).toBe(2);
    expect((await ended(start([], 'mysql://nobody@127.0.0.1:1/nothing'))).code).toBe(69);
    expect((await ended(start([], 'postgres://host/db'))).code).toBe(78);
  }, 60_000);
});
