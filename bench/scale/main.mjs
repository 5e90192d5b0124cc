// Processes behind HAProxy, and catalogues that grow: `npm run bench:scale -- --help`.
import { writeFileSync } from 'node:fs';
import { ownStage } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { less, markdown, more, ratio, tell, whole as spelt } from '../stage/figures.mjs';
import { optionsOf, path, seconds, whole, wholes } from '../stage/options.mjs';
import { ogrom } from '../stage/processes.mjs';
import { ofSizes } from './catalogues.mjs';
import { plot } from './plot.mjs';
import { behindBalancer } from './processes.mjs';

const works = ['product', 'list', 'search'];
const options = optionsOf(
  'bench:scale',
  {
    ...{ processes: wholes([1, 2, 4]), products: wholes([10_000, 100_000]), rounds: whole(3) },
    ...{ seconds: seconds(3), plot: path('FILE.svg') },
  },
  "an empty list, --processes '', leaves a part out",
);
const load = { rounds: options.rounds, seconds: options.seconds, connections: 32 };
const results = {
  processes: await fleets(options.processes),
  catalogues: await ofSizes(options.products, load),
};
tell(options, `${processTable(results.processes)}\n${catalogueTable(results.catalogues)}`, {
  ratios: [...ofFleets(results.processes), ...ofCatalogues(results.catalogues)],
  ...results,
});
if (options.plot && results.catalogues.length > 1)
  writeFileSync(options.plot, plot(panes(results.catalogues)));

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

function ofFleets([first, ...others]) {
  return others.flatMap((fleet) =>
    works.map((work) =>
      more(
        `${work}, ${fleet.number} processes ÷ ${first.number}`,
        fleet[work].perSecond / first[work].perSecond,
      ),
    ),
  );
}

/** How much slower a large catalogue is. */
function ofCatalogues(all) {
  if (all.length < 2) return [];
  const [small, large] = [all[0], all.at(-1)];
  return works.map((work) =>
    less(`${work} p50, ${large.products} products ÷ ${small.products}`, large[work].p50 / small[work].p50),
  );
}

function processTable(all) {
  const head = ['work', 'processes', 'req/s', '÷ first', 'p50, p99 ms', 'longest wait at HAProxy ms'];
  const parties = ['services', 'balancer', 'load', 'others', 'busy'];
  const percent = (share) => `${Math.round(share * 100)} %`;
  const rows = works.flatMap((work) =>
    all.map(({ number, [work]: one }) => [
      ...[work, number, spelt(one.perSecond), ratio(one.perSecond / all[0][work].perSecond)],
      ...[times(one), one.waitedMs, ...parties.map((party) => percent(one[party]))],
    ]),
  );
  return markdown([[...head, ...parties], ...rows]);
}

const times = ({ p50, p99 }) => `${p50.toFixed(1)}, ${p99.toFixed(1)}`;

function catalogueTable(all) {
  const head = [
    'products',
    'rows/s imported',
    'documents/s indexed',
    'product ms p50, p99',
    'list ms',
    'search ms',
  ];
  const rows = all.map((one) => [
    ...[spelt(one.products), spelt(one.rowsPerSecond), spelt(one.documentsPerSecond)],
    ...[times(one.product), times(one.list), times(one.search)],
    ...[spelt(one.memory), spelt(one.databaseMb), spelt(one.indexMb)],
  ]);
  return markdown([[...head, 'service MB', 'database MB', 'index MB'], ...rows]);
}

function panes(all) {
  const line = (name, of) => ({ name, points: all.map((one) => [one.products, of(one)]) });
  return [
    {
      title: 'per second',
      lines: [
        line('rows imported', (one) => one.rowsPerSecond),
        line('documents indexed', (one) => one.documentsPerSecond),
      ],
    },
    { title: 'p50 ms', lines: works.map((name) => line(name, (one) => one[name].p50)) },
    { title: 'p99 ms', lines: works.map((name) => line(name, (one) => one[name].p99)) },
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
