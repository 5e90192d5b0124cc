import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SqlIndexBuilds } from '../../src/adapters/sql/indexing/index-builds.js';
import { SqlIndexProgress } from '../../src/adapters/sql/indexing/index-progress.js';
import { SqlLeases } from '../../src/adapters/sql/indexing/leases.js';
import { SqlDocumentSource } from '../../src/adapters/sql/reading/document-source.js';
import type { SqlConnection } from '../../src/adapters/sql/connection.js';
import { BuildRunner } from '../../src/indexing/build-runner.js';
import { IndexBuilder } from '../../src/indexing/index-builder.js';
import type { SearchIndexWriter } from '../../src/ports/search-index.js';
import { ownFts, type OwnFts } from '../adapters/fts/own-fts.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { importingOver } from '../adapters/sql/sql-importing.js';
import { anEntry } from '../support/feed-entry.js';
import { importFeed } from '../support/importing.js';

let connection: SqlConnection;
let engine: OwnFts;
beforeEach(async () => {
  [connection, engine] = [await connected({ url: 'sqlite::memory:' }), await ownFts()];
  await importFeed(importingOver(connection), [anEntry({ sku: 'A' }), anEntry({ sku: 'B' })]);
});
afterEach(() => Promise.all([connection.close(), engine.close()]));

function runnerOf(name: string, writer: SearchIndexWriter): BuildRunner {
  const { database } = connection;
  const builds = new SqlIndexBuilds(database, () => `build-${name}`);
  const source = new SqlDocumentSource(database);
  const builder = new IndexBuilder(source, writer, engine.indexes, new SqlIndexProgress(database), builds);
  return new BuildRunner(name, builder, builds, engine.indexes, new SqlLeases(database));
}

it('leaves a build to another runner when it has to stop, which begins it again', async () => {
  const { writer } = engine;
  const leaving: BuildRunner = runnerOf('leaving', {
    write: (index, entries) => (leaving.stop(), writer.write(index, entries)),
    publish: (index) => writer.publish(index),
    versions: (...range) => writer.versions(...range),
  });
  await expect(leaving.runNext()).rejects.toThrow('aborted');
  const builds = new SqlIndexBuilds(connection.database, () => '');
  expect(await builds.find('build-leaving')).toMatchObject({ state: 'running' });
  expect(await engine.indexes.current()).toBeUndefined();

  expect(await runnerOf('heir', writer).runNext()).toBe(true);
  expect(await builds.find('build-leaving')).toMatchObject({ state: 'completed', documents: 2 });
  expect(await engine.indexes.current()).toBe((await builds.find('build-leaving'))!.index);
});
