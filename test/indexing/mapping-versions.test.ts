import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type IndexMapping, ownMapping } from '../../src/adapters/elasticsearch/index-mapping.js';
import type { Database } from '../../src/adapters/sql/database.js';
import { importId } from '../../src/adapters/sql/importing/import-id.js';
import { SqlIndexBuilds } from '../../src/adapters/sql/indexing/index-builds.js';
import { SqlIndexProgress } from '../../src/adapters/sql/indexing/index-progress.js';
import { SqlLeases } from '../../src/adapters/sql/indexing/leases.js';
import { SqlDocumentSource } from '../../src/adapters/sql/reading/document-source.js';
import { BuildRunner } from '../../src/indexing/build-runner.js';
import { Indexer } from '../../src/indexing/indexer.js';
import { IndexBuilder } from '../../src/indexing/index-builder.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { connected } from '../adapters/sql/sql-databases.js';
import { elasticEngine } from '../support/elastic-engine.js';
import { eventually } from '../support/eventually.js';
import { anEntry } from '../support/index-entry.js';
import { createIndexPrefix } from '../support/own-indices.js';
import { find, ids, type SearchEngine } from '../support/search-engine.js';
import { describeWith } from '../support/services.js';
import { storeProducts } from '../support/stored-product.js';

/** The mapping of the next release, and that of this one, which lacks two fields that both releases write. */
const next: IndexMapping = { ...ownMapping, version: 12 };
const { style: _style, leaf: _leaf, ...fewer } = ownMapping.mappings.properties as Record<string, object>;
const last: IndexMapping = { ...next, version: 11, mappings: { ...ownMapping.mappings, properties: fewer } };

interface Release extends SearchEngine {
  readonly runner: BuildRunner;
  readonly builder: IndexBuilder;
  readonly builds: SqlIndexBuilds;
}

describeWith('elasticsearch', 'two releases with different mappings over one index', (url) => {
  let connection: Awaited<ReturnType<typeof connected>>;
  let older: Release;
  let newer: Release;
  beforeEach(async () => {
    connection = await connected({ url: 'sqlite::memory:' });
    await connection.database.transaction((tx) =>
      storeProducts(
        tx,
        ['coat', 'hat', 'scarf'].map((id) => ({ id })),
      ),
    );
    const indices = createIndexPrefix(url);
    older = releaseOver(connection.database, 'older', await elasticEngine(url, { mapping: last, indices })());
    newer = releaseOver(connection.database, 'newer', await elasticEngine(url, { mapping: next, indices })());
  });
  afterEach(async () => {
    for (const part of [older, newer, connection]) await part.close();
  });

  const indexerOf = ({ writer, indexes }: Release, name: string) =>
    new Indexer(
      name,
      new SqlDocumentSource(connection.database),
      writer,
      indexes,
      new SqlIndexProgress(connection.database),
      new SqlLeases(connection.database),
      new InstanceLifecycle(),
    );
  const mappings = async () =>
    Promise.all((await newer.indexes.list()).map((name) => newer.indexes.mappingOf(name)));
  const current = async () => newer.indexes.mappingOf((await newer.indexes.current())!);
  /** Both write into the index that searches read, and both find what either wrote. */
  async function expectBothWork(position: number): Promise<void> {
    const name = (await newer.indexes.current())!;
    for (const [n, release] of [older, newer].entries()) {
      const entry = anEntry({ id: `gloves${n}`, title: 'Gloves', position: position + n });
      expect(await release.writer.write(name, [entry])).toEqual([]);
      await release.writer.publish(name);
    }
    for (const release of [older, newer])
      expect(ids(await find(release, 'gloves')).sort()).toEqual(['gloves0', 'gloves1']);
  }

  it('both work on the older one and on the newer one', async () => {
    expect(await older.runner.runNext()).toBe(true);
    expect(await current()).toBe(11);
    await expectBothWork(100);
    expect(await newer.runner.runNext()).toBe(true);
    expect(await current()).toBe(12);
    await expectBothWork(200);
  });

  it('the newer one builds its own aside once and keeps the other; the older one builds nothing back', async () => {
    await older.runner.runNext();
    expect(await newer.runner.runNext()).toBe(true);
    for (const release of [older, newer, older, newer]) expect(await release.runner.runNext()).toBe(false);
    expect(await mappings()).toEqual([11, 12]);
    expect((await newer.builds.recent(5)).map(({ state, mapping }) => [state, mapping])).toEqual([
      ['completed', 12],
      ['completed', 11],
    ]);
    await newer.builds.create('asked-for');
    expect(await older.runner.runNext()).toBe(false);
    expect(await newer.runner.runNext()).toBe(true);
    expect(await current()).toBe(12);
  });

  it('an index that was rolled back is not built again by itself, but by whoever asks for it', async () => {
    await older.runner.runNext();
    await newer.runner.runNext();
    await newer.builder.rollback();
    for (const release of [older, newer]) expect(await release.runner.runNext()).toBe(false);
    expect(await current()).toBe(11);
    await newer.builds.create('again');
    expect(await newer.runner.runNext()).toBe(true);
    expect(await current()).toBe(12);
  });

  it('what an older instance writes into a newer index is written again, whole, by the newer one', async () => {
    await newer.runner.runNext();
    const index = (await newer.indexes.current())!;
    const progress = new SqlIndexProgress(connection.database);
    const state = async () => [await progress.wholeUpTo(index), await progress.position(index)];
    const reached = (whole: number) => async () =>
      (await state()).join() === [whole, 4].join() ? true : undefined;
    await connection.database.transaction((tx) => storeProducts(tx, [{ id: 'belt', position: 4 }]));
    const [first, second] = [indexerOf(older, 'older'), indexerOf(newer, 'newer')];
    first.onApplicationBootstrap();
    await eventually(reached(3));
    second.onApplicationBootstrap();
    await eventually(reached(4));
    await Promise.all([first, second].map((indexer) => indexer.beforeApplicationShutdown()));
    expect(ids(await find(older, 'belt'))).toEqual(['belt']);
  });

  it('what an older instance built in between is replaced', async () => {
    await older.runner.runNext();
    await older.builds.create('by-hand');
    expect(await older.runner.runNext()).toBe(true);
    expect(await newer.runner.runNext()).toBe(true);
    expect(await current()).toBe(12);
  });
});

function releaseOver(database: Database, name: string, engine: SearchEngine): Release {
  const { indexes, writer } = engine;
  const builds = new SqlIndexBuilds(database, importId);
  const source = new SqlDocumentSource(database);
  const builder = new IndexBuilder(source, writer, indexes, new SqlIndexProgress(database), builds);
  const runner = new BuildRunner(name, builder, builds, indexes, new SqlLeases(database));
  return { ...engine, runner, builder, builds };
}
