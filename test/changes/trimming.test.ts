import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { SqlConnection } from '../../src/adapters/sql/connection.js';
import { importId } from '../../src/adapters/sql/importing/import-id.js';
import { SqlIndexBuilds } from '../../src/adapters/sql/indexing/index-builds.js';
import { SqlIndexProgress } from '../../src/adapters/sql/indexing/index-progress.js';
import { SqlLeases } from '../../src/adapters/sql/indexing/leases.js';
import { SqlChangeReader } from '../../src/adapters/sql/reading/change-reader.js';
import { SqlChangeTrimmer } from '../../src/adapters/sql/writing/change-trimmer.js';
import { Trimming } from '../../src/changes/trimming.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { ownFts, type OwnFts } from '../adapters/fts/own-fts.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { many, writeChanges } from '../support/change-log.js';
import { eventually } from '../support/eventually.js';

const retentionMs = 30_000;
let connection: SqlConnection;
let engine: OwnFts;
const running: { worker: Trimming; lifecycle: InstanceLifecycle }[] = [];
beforeEach(async () => {
  [connection, engine] = [await connected({ url: 'sqlite::memory:' }), await ownFts()];
  await engine.indexes.create('one');
  await engine.indexes.activate('one');
});
afterEach(async () => {
  for (const { lifecycle, worker } of running.splice(0)) {
    lifecycle.close();
    await worker.beforeApplicationShutdown();
  }
  await Promise.all([connection.close(), engine.close()]);
});

function work(name = 'a'): Trimming {
  const { database } = connection;
  const lifecycle = new InstanceLifecycle();
  const state = { indexes: engine.indexes, progress: progress(), builds: builds() };
  const leases = new SqlLeases(database);
  const worker = new Trimming(name, new SqlChangeTrimmer(database), state, leases, retentionMs, lifecycle);
  running.push({ worker, lifecycle });
  worker.onApplicationBootstrap();
  return worker;
}

const progress = () => new SqlIndexProgress(connection.database);
const builds = () => new SqlIndexBuilds(connection.database, importId);
const old = (count: number) => writeChanges(connection.database, many(count, { ageMs: 60_000 }));
const trimmed = async () => (await new SqlChangeReader(connection.database).bounds()).trimmed;
const held = async () =>
  (await connection.database.query('SELECT holder FROM lease WHERE expires_at > 0')).length > 0;
/** The lease is taken before the first step and kept after it. */
const looked = () => eventually(async () => ((await held()) ? true : undefined));

it('removes what is old in batches, and leaves what is young', async () => {
  await old(2_500);
  await writeChanges(connection.database, [{}, {}]);
  await progress().advance('one', 2_502, []);
  const worker = work();
  await eventually(async () => ((await trimmed()) === 2_500 ? true : undefined));
  await eventually(async () => (worker.removed === 2_500 ? true : undefined));
  expect((await new SqlChangeReader(connection.database).after(2_500, 10)).changes).toHaveLength(2);
});

it('removes nothing that the index has not seen', async () => {
  await old(10);
  await progress().advance('one', 4, []);
  work();
  await eventually(async () => ((await trimmed()) > 0 ? true : undefined));
  expect(await trimmed()).toBe(4);
});

it('removes nothing that an index in the making has not seen', async () => {
  await old(10);
  await progress().advance('one', 10, []);
  await builds().create('two');
  await progress().advance('two', 3, []);
  work();
  await eventually(async () => ((await trimmed()) > 0 ? true : undefined));
  expect(await trimmed()).toBe(3);
});

it('is done by one instance, and by another once that one drains', async () => {
  await progress().advance('one', 10, []);
  work('a');
  await looked();
  const holder = () => connection.database.query<{ holder: string }>('SELECT holder FROM lease');
  expect(await holder()).toEqual([{ holder: 'a' }]);
  running[0]!.lifecycle.advance('draining');
  await eventually(async () => ((await holder()).length === 0 ? true : undefined));
  await old(10);
  work('b');
  await eventually(async () => ((await trimmed()) === 10 ? true : undefined));
  expect(await holder()).toEqual([{ holder: 'b' }]);
});
