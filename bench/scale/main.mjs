// Processes behind HAProxy, and catalogues that grow: `npm run bench:scale -- --help`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ownStage } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { markdown, whole } from '../stage/figures.mjs';
import { ogrom } from '../stage/processes.mjs';
import { ofSizes } from './catalogues.mjs';
import { plot } from './plot.mjs';
import { behindBalancer } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    processes: { type: 'string', default: '1,2,4' },
    products: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    json: { type: 'string' },
    plot: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  process.stdout
    .write(`npm run bench:scale -- [--processes 1,2,4] [--products 10000,100000] [--rounds 3] [--seconds 3]
  [--json FILE] [--plot FILE.svg]; an empty list leaves a part out\n`);
  process.exit(0);
}
const numbers = (list) => list.split(',').filter(Boolean).map(Number);
const load = { rounds: Number(options.rounds), seconds: Number(options.seconds), connections: 32 };
const sizes = numbers(options.products);
const results = {
  processes: await fleets(numbers(options.processes)),
  catalogues: await ofSizes(sizes, load),
};
process.stdout.write(`${processTable(results.processes)}\n${catalogueTable(results.catalogues)}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
if (options.plot) writeFileSync(options.plot, plot(panes(results.catalogues)));

async function fleets(of) {
  if (of.length === 0) return [];
  const stage = await ownStage();
  try {
    await ogrom(['migrate'], stage.env);
    for (const { shop, file } of await sharedFeeds(10_000, ownFolder()))
      await ogrom(['import', file, '--shop', shop, '--json'], stage.env);
    await ogrom(['index', 'build', '--json'], stage.env);
    return await behindBalancer(stage, of, load);
  } finally {
    await stage.drop();
  }
}

function processTable(all) {
  const head = [
    'work',
    'processes',
    'req/s ÷ one',
    'p99 ms',
    'service CPU µs',
    'HAProxy CPU µs',
    'machine busy',
  ];
  const rows = ['product', 'list'].flatMap((work) =>
    all.map(({ number, [work]: one }) => [
      ...[work, number, (one.perSecond / all[0][work].perSecond).toFixed(2), Math.round(one.p99)],
      ...[Math.round(one.serviceCpu), Math.round(one.balancerCpu), `${Math.round(one.machineBusy * 100)} %`],
    ]),
  );
  return markdown([head, ...rows]);
}

function catalogueTable(all) {
  const times = ({ p50, p99 }) => `${p50}, ${p99}`;
  const head = [
    'products',
    'rows/s imported',
    'documents/s indexed',
    'product ms p50, p99',
    'list ms',
    'search ms',
  ];
  const rows = all.map((one) => [
    ...[whole(one.products), whole(one.rowsPerSecond), whole(one.documentsPerSecond)],
    ...[times(one.product), times(one.list), times(one.search)],
    ...[whole(one.memory), whole(one.databaseMb), whole(one.indexMb)],
  ]);
  return markdown([[...head, 'service MB', 'database MB', 'index MB'], ...rows]);
}

function panes(all) {
  const line = (name, of) => ({ name, points: all.map((one) => [one.products, of(one)]) });
  const work = ['product', 'list', 'search'];
  return [
    {
      title: 'per second',
      lines: [
        line('rows imported', (one) => one.rowsPerSecond),
        line('documents indexed', (one) => one.documentsPerSecond),
      ],
    },
    { title: 'p50 ms', lines: work.map((name) => line(name, (one) => one[name].p50)) },
    { title: 'p99 ms', lines: work.map((name) => line(name, (one) => one[name].p99)) },
    {
      title: 'MB',
      lines: [
        line('service', (one) => one.memory),
        line('database', (one) => one.databaseMb),
        line('index', (one) => one.indexMb),
      ],
    },
  ];
}
