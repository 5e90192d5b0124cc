import { less, markdown, more, ratio, whole as spelt } from '../stage/figures.mjs';

const works = ['product', 'list', 'search'];

/** How much more several processes answer than the first number of them. */
export function ofFleets([first, ...others]) {
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
export function ofCatalogues(all) {
  if (all.length < 2) return [];
  const [small, large] = [all[0], all.at(-1)];
  return works.map((work) =>
    less(`${work} p50, ${large.products} products ÷ ${small.products}`, large[work].p50 / small[work].p50),
  );
}

export function processTable(all) {
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

function times({ p50, p99 }) {
  return `${p50.toFixed(1)}, ${p99.toFixed(1)}`;
}

export function catalogueTable(all) {
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

/** What is drawn over the number of products. */
export function panes(all) {
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
