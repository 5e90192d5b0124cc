import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { adapters } from '../app.module.js';
import { newIndexName } from '../catalogue/index-name.js';
import type { Config } from '../config.js';
import { BuildRunner } from '../indexing/build-runner.js';
import { type Drift, drift, isClean } from '../indexing/drift.js';
import { IndexBuilder } from '../indexing/index-builder.js';
import { indexing } from '../indexing/indexing.module.js';
import { repair } from '../indexing/repair.js';
import { DocumentSource } from '../ports/document-source.js';
import { type IndexBuild, IndexBuilds, IndexProgress } from '../ports/index-progress.js';
import { SearchIndexes, SearchIndexWriter } from '../ports/search-index.js';
import { within } from './context.js';
import { table } from './table.js';

interface Options {
  readonly json: boolean;
}

type Action = (app: INestApplicationContext, options: Options) => Promise<number>;

/** `ogrom index build|verify|repair|status|rollback` */
export function indexCommand(config: () => Config): Command {
  const index = new Command('index').description('the search index, a projection of the catalogue');
  const add = (name: string, description: string, action: Action) =>
    index
      .command(name)
      .description(description)
      .option('--json', 'print JSON', false)
      .action(async (options: Options) => {
        process.exitCode = await over(config(), (app) => action(app, options));
      });
  add('build', 'build a new one aside, verify it and swap it in', build);
  add('verify', 'compare it with the catalogue; exit 1 where they differ', verify);
  add('repair', 'write again what differs', mend);
  add('status', 'the indexes, how far they are and what was refused', status);
  add('rollback', 'let searches read the index before this one again', rollback);
  return index;
}

function over(config: Config, action: (app: INestApplicationContext) => Promise<number>): Promise<number> {
  const { catalogue, search } = adapters(config);
  return within([indexing({ from: [catalogue, search], work: false }), catalogue, search], action);
}

function ports(app: INestApplicationContext) {
  return {
    source: app.get(DocumentSource, { strict: false }),
    writer: app.get(SearchIndexWriter, { strict: false }),
    indexes: app.get(SearchIndexes, { strict: false }),
    progress: app.get(IndexProgress, { strict: false }),
    builds: app.get(IndexBuilds, { strict: false }),
  };
}

/** The current index and its position. Throws where there is none. */
async function current(app: INestApplicationContext): Promise<{ index: string; position: number }> {
  const { indexes, progress } = ports(app);
  const index = await indexes.current();
  if (index === undefined) throw new Error('There is no index yet; make one with `ogrom index build`.');
  return { index, position: await progress.position(index) };
}

const build: Action = async (app, { json }) => {
  const { builds, indexes } = ports(app);
  await refuseOlder(indexes);
  const { id } = (await builds.unfinished()) ?? (await builds.create(newIndexName()));
  const done = await followed(id, builds, app.get(BuildRunner, { strict: false }));
  print(json, done, [
    ['index', done.index],
    ['state', done.state],
    ['documents', done.documents],
    ['refused', done.refused],
    ['position', done.position],
  ]);
  if (done.error) process.stderr.write(`${done.error}\n`);
  return done.state === 'completed' ? 0 : 1;
};

/** A build by a release that is on its way out would wait for the next one to run it. */
async function refuseOlder(indexes: SearchIndexes): Promise<void> {
  const now = await indexes.current();
  const mapping = now === undefined ? 0 : await indexes.mappingOf(now);
  if (mapping <= indexes.mapping) return;
  const versions = `mapping ${mapping}, and this release makes mapping ${indexes.mapping}`;
  throw new Error(`Searches read an index with ${versions}; \`ogrom index rollback\` goes back first.`);
}

/** Works on builds until this one has ended, whether here or in a running service. */
async function followed(id: string, builds: IndexBuilds, runner: BuildRunner): Promise<IndexBuild> {
  const bar = new SingleBar({
    format: '{bar} {value} documents · {state}',
    stream: process.stderr,
    noTTYOutput: false,
    barsize: 20,
  });
  bar.start(1, 0, { state: 'queued' });
  const watching = setInterval(
    () =>
      void builds.find(id).then(
        (now) => now && bar.update(now.documents, now),
        () => undefined,
      ),
    200,
  );
  try {
    for (;;) {
      const ran = await runner.runNext().catch(() => true);
      const now = (await builds.find(id))!;
      if (now.finishedAt !== undefined) return now;
      if (!ran) await pause(200);
    }
  } finally {
    clearInterval(watching);
    bar.stop();
  }
}

const verify: Action = async (app, { json }) => {
  const { source, writer } = ports(app);
  const { index, position } = await current(app);
  const found = await drift(source, writer, index, position);
  print(json, { index, position, ...found }, driftRows(index, found));
  return isClean(found) ? 0 : 1;
};

const mend: Action = async (app, { json }) => {
  const { source, writer } = ports(app);
  const { index, position } = await current(app);
  const found = await drift(source, writer, index, position);
  const refused = await repair(source, writer, index, found);
  print(json, { index, ...found, refused }, [...driftRows(index, found), ['refused', refused.length]]);
  return refused.length === 0 ? 0 : 1;
};

const status: Action = async (app, { json }) => {
  const { source, indexes, progress, builds } = ports(app);
  const [head, now, names] = await Promise.all([source.head(), indexes.current(), indexes.list()]);
  const rows = await Promise.all(
    names.map(async (name) => ({
      index: name,
      current: name === now,
      mapping: await indexes.mappingOf(name),
      position: await progress.position(name),
      refused: (await progress.refusals(name, 1000)).length,
    })),
  );
  const building = await builds.unfinished();
  const lines = rows.map((row) => [
    row.index,
    row.current ? 'current' : row.index === building?.index ? building.state : 'kept',
    row.mapping,
    row.position,
    head - row.position,
    row.refused,
  ]);
  if (json)
    process.stdout.write(`${JSON.stringify({ head, mapping: indexes.mapping, building, indexes: rows })}\n`);
  else
    process.stdout.write(
      `${table([['index', 'state', 'mapping', 'position', 'behind', 'refused'], ...lines])}\n`,
    );
  return now === undefined ? 1 : 0;
};

const rollback: Action = async (app, { json }) => {
  const previous = await app.get(IndexBuilder, { strict: false }).rollback();
  if (previous === undefined) process.stderr.write('No earlier index was kept.\n');
  else print(json, { index: previous }, [['now current', previous]]);
  return previous === undefined ? 1 : 0;
};

function driftRows(index: string, { compared, missing, stale, surplus }: Drift): [string, string | number][] {
  return [
    ['index', index],
    ['compared', compared],
    ['missing', missing.length],
    ['stale', stale.length],
    ['surplus', surplus.length],
  ];
}

function print(json: boolean, value: unknown, rows: readonly (readonly [string, string | number])[]): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${table(rows)}\n`);
}
