import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { sqlConnection, type SqlConnection } from '../../../src/adapters/sql/connection.js';
import type { Database } from '../../../src/adapters/sql/database.js';
import { aProxy } from '../../support/proxy.js';
import { eventually } from '../../support/eventually.js';
import { until } from '../../support/until.js';
import { describeWith } from '../../support/services.js';
import { connected, openMysql, patience, silent, type TestDatabase } from './sql-databases.js';

/** A statement is given up soon; nobody is made to wait for a connection by a machine that stands still. */
const impatient = { ...patience, statementMs: 1_000 };
const unavailable = { code: 'unavailable', more: { retryAfter: expect.any(Number) } };

describeWith('mysql', 'MysqlDatabase when something goes wrong', (url) => {
  let connection: TestDatabase;
  let extra: SqlConnection | undefined;
  let server: { close(): unknown } | undefined;
  beforeEach(async () => {
    connection = await openMysql(url);
    extra = server = undefined;
  });
  afterEach(async () => {
    await extra?.close();
    await server?.close();
    await connection.close();
  });

  it('refuses soon when all connections are busy, and serves again after', async () => {
    const limits = { ...patience, acquireMs: 3_000 };
    extra = await connected({ url: connection.url, connections: 2, limits });
    const { database, probe, figures } = extra;
    const pool = () => Object.fromEntries(figures!.read().map(({ name, value }) => [name, value]));
    const gate = deferred();
    const held = [1, 2].map(() => database.transaction(async () => gate.promise));
    const third = database.query('SELECT 1');
    await until(() => pool()['ogrom_pool_connections_used'] === 2, 'both connections are lent');
    expect(pool()).toMatchObject({ ogrom_pool_waiting: 1, ogrom_pool_connections_limit: 2 });
    await expect(third).rejects.toMatchObject(unavailable);
    expect(pool()).toMatchObject({ ogrom_pool_waiting: 0, ogrom_pool_refused_total: 1 });
    await expect(probe.check(AbortSignal.timeout(20_000))).resolves.toBeUndefined();
    gate.resolve();
    await Promise.all(held);
    expect(await database.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(pool()).toMatchObject({ ogrom_pool_connections_used: 0, ogrom_pool_refused_total: 1 });
  });

  it('gives a statement up that takes too long, and the next one does not wait for it', async () => {
    extra = await connected({ url: connection.url, connections: 1, limits: impatient });
    const { database } = extra;
    const tables = ['a', 'b', 'c', 'd', 'e'].map((name) => `information_schema.collations ${name}`);
    const slow = database.query(`SELECT COUNT(*) FROM ${tables.join(', ')}`);
    await expect(slow).rejects.toMatchObject({ ...unavailable, detail: 'The database took too long.' });
    expect(await answered(database)).toEqual([{ n: 1 }]);
  });

  it('gives a server up that falls silent, and uses none of those connections again', async () => {
    const proxy = await aProxy(connection.url);
    server = proxy;
    extra = await connected({ url: proxy.url, connections: 2, limits: impatient });
    await answered(extra.database);
    proxy.silence();
    await expect(extra.database.query('SELECT 1')).rejects.toMatchObject(unavailable);
    expect(await answered(extra.database)).toEqual([{ n: 1 }]);
  });

  it('reads again on another connection when the server dropped the first', async () => {
    const { database } = connection;
    const [mine] = await database.query<{ id: number }>('SELECT CONNECTION_ID() AS id');
    extra = await connected({ url: connection.url });
    await extra.database.query(`KILL ${mine!.id}`).catch(() => undefined);
    expect(await database.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('runs a transaction again after a deadlock', async () => {
    const { database } = connection;
    await database.execute("INSERT INTO brand (id, name) VALUES ('a', ''), ('b', '')");
    const both = [deferred(), deferred()];
    const runs = [0, 0];
    const lock = (n: 0 | 1, ids: readonly [string, string]) =>
      database.transaction(async (tx) => {
        runs[n]! += 1;
        await tx.execute("UPDATE brand SET name = CONCAT(name, '+') WHERE id = ?", [ids[0]]);
        both[n]!.resolve();
        if (runs[n] === 1) await both[1 - n]!.promise;
        await tx.execute("UPDATE brand SET name = CONCAT(name, '+') WHERE id = ?", [ids[1]]);
      });
    await Promise.all([lock(0, ['a', 'b']), lock(1, ['b', 'a'])]);
    expect(await database.query('SELECT name FROM brand')).toEqual([{ name: '++' }, { name: '++' }]);
    expect(runs[0]! + runs[1]!).toBe(3);
  });

  it('starts while the server is away, says so, and recovers by itself', async () => {
    const proxy = await aProxy(connection.url);
    server = proxy;
    await proxy.down();
    extra = sqlConnection({ url: proxy.url, limits: patience }, silent);
    await extra.start();
    await expect(extra.database.query('SELECT 1')).rejects.toMatchObject(unavailable);
    await expect(extra.probe.check(AbortSignal.timeout(1000))).rejects.toThrow();
    await proxy.up();
    await until(() => extra!.connector.connected, 'connected');
    expect(await extra.database.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('refuses while the server is away and serves when it is back', async () => {
    const proxy = await aProxy(connection.url);
    server = proxy;
    extra = await connected({ url: proxy.url });
    await proxy.down();
    await expect(extra.database.query('SELECT 1')).rejects.toMatchObject(unavailable);
    await expect(extra.database.transaction((tx) => tx.query('SELECT 1'))).rejects.toMatchObject(unavailable);
    await proxy.up();
    expect(await extra.database.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('does not wait for a server that takes connections and says nothing', async () => {
    const sockets: Socket[] = [];
    const deaf = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    server = deaf;
    await once(deaf, 'listening');
    const { port } = deaf.address() as AddressInfo;
    extra = sqlConnection(
      { url: `mysql://a:b@127.0.0.1:${port}/c`, limits: { acquireMs: 200, statementMs: 1_000 } },
      silent,
    );
    await extra.start();
    await expect(extra.database.query('SELECT 1')).rejects.toMatchObject(unavailable);
    const signal = AbortSignal.timeout(100);
    await expect(extra.probe.check(signal)).rejects.toThrow();
    for (const socket of sockets) socket.destroy();
  });
});

/** What a healthy server says, which may be later than an impatient limit: then it is asked again. */
const answered = (database: Database) =>
  eventually(() => database.query('SELECT 1 AS n').catch(() => undefined));

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
