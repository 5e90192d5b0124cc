// A feed into MariaDB and Elasticsearch, beside a bare script: `npm run bench:import -- --help`.
import { ownStage } from '../stage/database.mjs';
import { feedFile, ownFolder } from '../stage/feeds.mjs';
import { markdown, median, more, ratio, tell, whole as spelt } from '../stage/figures.mjs';
import { imported, indexed } from '../stage/imports.mjs';
import { optionsOf, whole } from '../stage/options.mjs';
import { importKey, ogrom, service } from '../stage/processes.mjs';
import { floor } from './floor.mjs';

const options = optionsOf('bench:import', { rows: whole(44_000), rounds: whole(5) });
const { rows } = options;
const feed = await feedFile(rows, ownFolder());
const figures = { floor: [], first: [], again: [] };
for (let round = 1; round <= options.rounds; round++) {
  process.stderr.write(`round ${round} of ${options.rounds}\n`);
  figures.floor.push(await onStage(ofFloor));
  const { first, again } = await onStage(ofOgrom);
  figures.first.push(first);
  figures.again.push(again);
}
const [bare, first, again] = [figures.floor, figures.first, figures.again].map(median);
tell(
  options,
  markdown([
    ['what', 'rows per second', 'ratio', 'target'],
    ['floor: parse, INSERT, bulk', spelt(bare), '', ''],
    ['first import, until searchable', spelt(first), `${ratio(first / bare)} of the floor`, '0.5'],
    ['the same feed again', spelt(again), `${ratio(again / first)} of the first`, '5'],
  ]),
  { ratios: [more('first ÷ floor', first / bare, 0.5), more('again ÷ first', again / first, 5)] },
);

async function onStage(work) {
  const stage = await ownStage();
  try {
    await ogrom(['migrate'], stage.env);
    return await work(stage);
  } finally {
    await stage.drop();
  }
}

async function ofFloor(stage) {
  await ogrom(['index', 'build', '--json'], stage.env);
  const [{ index }] = await (
    await fetch(`${stage.elasticsearch}/_cat/indices/${stage.prefix}-products-*?format=json`)
  ).json();
  return speed(() => floor({ ...stage, feed, index }));
}

async function ofOgrom(stage) {
  const key = await importKey(stage.env);
  const running = await service(stage.env);
  try {
    await indexed(running.url, 0);
    const bring = async () => {
      const { state, position } = await imported(running.url, key, feed, 'Bench');
      if (state !== 'completed') throw new Error(`the import ended as ${state}`);
      await indexed(running.url, position);
    };
    return { first: await speed(bring), again: await speed(bring) };
  } finally {
    await running.stop();
  }
}

async function speed(work) {
  const start = performance.now();
  await work();
  return rows / ((performance.now() - start) / 1000);
}
