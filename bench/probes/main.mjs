// What probes of readiness cost beside ordinary reads, and the systems behind: `npm run bench:probes -- --help`.
import { ownStage, statement } from '../stage/database.mjs';
import { aCatalogue } from '../stage/catalogue.mjs';
import { less, markdown, median, pauses, ratio, tell, whole } from '../stage/figures.mjs';
import { optionsOf, seconds, whole as wholeNumber } from '../stage/options.mjs';
import { cpuOf, image, service } from '../stage/processes.mjs';
import { askedAtRate } from '../stage/rate.mjs';
import { askedBehind } from './behind.mjs';

const options = optionsOf(
  'bench:probes',
  {
    rows: wholeNumber(5_000),
    rounds: wholeNumber(3),
    seconds: seconds(10),
    probes: wholeNumber(1_000),
    reads: wholeNumber(100),
  },
  '--probes, --reads: how many a second. Nobody else may use the servers meanwhile.',
);
/** What was compiled in the first seconds of it is not the probes' cost. */
const settlingSeconds = 3;
const stage = await ownStage();
try {
  await aCatalogue(stage.env, options.rows);
  const served = await service({ ...stage.env, ...image.env, DRAIN_MS: '0' }, image.options);
  const paths = await products();
  await load(served, paths, { ...options, seconds: settlingSeconds });
  const found = { without: [], with: [] };
  for (let round = 0; round < options.rounds; round++)
    for (const [name, probes] of [
      ['without', 0],
      ['with', options.probes],
    ])
      found[name].push(await measured(served, paths, { ...options, probes }));
  await served.stop();
  tell(options, ...judged(found));
} finally {
  await stage.drop();
}

async function products() {
  const rows = await statement(stage.url, 'SELECT product_id AS id FROM product_document LIMIT 1000');
  return rows.map(({ id }) => `/v1/products/${id}`);
}

async function measured(served, paths, rates) {
  const [behind, cpu] = [await askedBehind(stage), cpuOf(served.pid)];
  const { reads, probes } = await load(served, paths, rates);
  const cpuMs = (cpuOf(served.pid) - cpu) / 1_000;
  const after = await askedBehind(stage);
  return {
    ...{ queries: after.queries - behind.queries, searches: after.requests - behind.requests },
    ...{
      cpuMs,
      p50: at(reads, 0.5),
      p99: at(reads, 0.99),
      probes: probes.length,
      probeP99: at(probes, 0.99),
    },
  };
}

async function load({ url }, paths, rates) {
  const [reads, probes] = await Promise.all([
    askedAtRate(url, paths.map(get), { rate: rates.reads, seconds: rates.seconds }),
    askedAtRate(url, [get('/health/ready')], { rate: rates.probes, seconds: rates.seconds }),
  ]);
  return { reads, probes };
}

function get(path) {
  return { path };
}

function at(latencies, share) {
  return latencies.sort((a, b) => a - b)[Math.floor(latencies.length * share)];
}

function judged(found) {
  const of = (name, member) => median(found[name].map((one) => one[member]));
  const row = (what, member, shown) => {
    const [bare, probed] = [of('without', member), of('with', member)];
    return [what, shown(bare), shown(probed), ratio(probed / bare)];
  };
  const ms = (value) => value.toFixed(1);
  const table = markdown([
    [
      `in ${options.seconds} s at ${options.reads} products a second`,
      'no probes',
      `${whole(options.probes)} a second`,
      'ratio',
    ],
    row('queries at the database', 'queries', whole),
    row('requests at the engine', 'searches', whole),
    row('CPU of the service, ms', 'cpuMs', whole),
    row('a product, p50 ms', 'p50', ms),
    row('a product, p99 ms', 'p99', ms),
  ]);
  const each = ((of('with', 'cpuMs') - of('without', 'cpuMs')) * 1_000) / of('with', 'probes');
  const text = `\n${table}\nA probe: ${whole(each)} µs of CPU, p99 ${ms(of('with', 'probeP99'))} ms.\n`;
  const times = (member) => of('with', member) / of('without', member);
  const ratios = [
    less('queries with probes ÷ without', times('queries'), 1.05),
    less('requests at the engine with probes ÷ without', times('searches'), 1.05),
    pauses('p99 of products with probes ÷ without', times('p99')),
  ];
  return [text, { ratios }];
}
