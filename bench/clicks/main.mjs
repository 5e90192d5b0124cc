// The redirect of a click-out beside the detail of a product, interleaved: `npm run bench:clicks -- --help`.
import { fileURLToPath } from 'node:url';
import { ownStage, statement } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { built } from '../../scripts/build.mjs';
import { markdown, pauses, ratio, tell, whole as rounded } from '../stage/figures.mjs';
import { flag, optionsOf, path as anyPath, seconds as anySeconds, whole, wholes } from '../stage/options.mjs';
import { freePort, image, ogrom, server as child, service } from '../stage/processes.mjs';
import { atOnce, everySecond, measured, warmed } from './load.mjs';

const options = optionsOf(
  'bench:clicks',
  {
    ...{ rows: whole(10_000), rounds: whole(4), seconds: anySeconds(3), connections: wholes([4, 16, 64]) },
    ...{ rates: wholes([200, 500]), before: whole(300_000, 0), profile: anyPath('FOLDER') },
    committed: flag,
  },
  "--before: clicks that are there already; an empty list, --rates '', leaves a part out; --committed: without CLICK_SPOOL",
);

const asked = 20_000;
const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36';
const template = '{url}?utm_source=ogrom&sub={clickId}';

const stage = await ownStage();
try {
  await load();
  await run();
} finally {
  await stage.drop();
}

async function load() {
  await ogrom(['migrate'], stage.env);
  for (const { shop, file } of await sharedFeeds(options.rows, ownFolder()))
    await ogrom(['import', file, '--shop', shop, '--json'], stage.env);
  for (const shop of ['alpha', 'beta', 'gamma'])
    await ogrom(['shops', 'set-template', shop, template], stage.env);
  await earlierClicks(options.before);
  await statement(stage.url, 'ANALYZE TABLE product, offer, product_document, click');
}

/** Counted for the last ninety days, made a month ago, and added up. */
async function earlierClicks(count) {
  const { firstClickId } = await import(built('src/catalogue/click-id.js'));
  const time = firstClickId(Date.now() - 30 * 86_400_000);
  await statement(
    stage.url,
    `INSERT INTO click (id, at, day, offer_id, product_id, shop_id, brand_id, class, visit, summed)
    SELECT CONCAT('${time}', LPAD(n, 16, '0')), 0, DATE_FORMAT(NOW() - INTERVAL n MOD 90 DAY, '%Y-%m-%d'), id, product_id, shop_id,
      '', 'counted', NULL, 1
    FROM (SELECT o.*, ROW_NUMBER() OVER () AS n FROM offer o CROSS JOIN (SELECT 1 FROM offer LIMIT 100) many
      LIMIT ${count}) of_old`,
  );
}

async function run() {
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const raw = await rawServer();
  const server = await service(
    {
      ...{ ...stage.env, ...image.env, OPEN_CATALOGUE: 'true', INDEXER: 'false', IMPORTER: 'false' },
      ...(!options.committed && { CLICK_SPOOL: ownFolder() }),
    },
    [...image.options, ...profiling],
  );
  try {
    const targets = await targetsOf(server, raw);
    await warmed(targets);
    const { rounds, seconds } = options;
    const [texts, ratios] = [[], []];
    for (const [way, pressure] of ways()) {
      const figures = await measured(targets, { rounds, seconds, load: pressure });
      texts.push(report(figures, way));
      ratios.push(pauses(`p99 ÷ product’s, ${way}`, beside(figures, 'click-out'), 1.3));
    }
    tell(options, `${texts.join('')}${await recorded()}`, { ratios });
  } finally {
    await server.stop();
    await raw.stop();
  }
}

/** As people come, whom nobody can make wait, and as many connections as can be kept busy. */
function ways() {
  return [
    ...options.rates.map((rate) => [`${rate} a second`, everySecond(rate)]),
    ...options.connections.map((connections) => [`${connections} connections`, atOnce(connections)]),
  ];
}

async function rawServer() {
  const path = fileURLToPath(new URL('raw.mjs', import.meta.url));
  const [{ id }] = await statement(stage.url, 'SELECT product_id AS id FROM product_document LIMIT 1');
  return child([path], { env: stage.env, ready: `/v1/products/${id}`, port: await freePort() });
}

async function targetsOf(ogromServer, raw) {
  const products = await statement(
    stage.url,
    `SELECT product_id AS id FROM product_document ORDER BY checksum LIMIT ${asked}`,
  );
  const offers = await statement(stage.url, `SELECT id FROM offer ORDER BY fingerprint LIMIT ${asked}`);
  const to = (path, ids) =>
    ids.map(({ id }, n) => ({ path: path + id, headers: { 'user-agent': `${browser} ${n}` } }));
  const [detail, out] = [to('/v1/products/', products), to('/v1/out/', offers)];
  return [
    { ...ogromServer, name: 'product detail', status: 200, requests: detail },
    { ...ogromServer, name: 'click-out', status: 302, requests: out },
    { ...raw, name: 'raw product detail', status: 200, requests: detail },
    { ...raw, name: 'raw click-out: look-up, commit', status: 302, requests: out },
    { ...raw, name: 'raw click-out: commit alone', status: 302, requests: to('/commit/v1/out/', offers) },
  ];
}

function report(figures, way) {
  const head = ['', 'req/s', 'p50 ms', 'p99 ms', 'CPU µs/req', 'p99 ÷ product’s'];
  const rows = [...figures].map(([name, { perSecond, p50, p99, cpu }]) => [
    ...[name, rounded(perSecond), p50.toFixed(1), p99.toFixed(1), Math.round(cpu)],
    ratio(beside(figures, name)),
  ]);
  return `${way}\n\n${markdown([head, ...rows])}\n`;
}

/** The p99 of a target in that of its own server's product. */
function beside(figures, name) {
  const product = figures.get(name.startsWith('raw') ? 'raw product detail' : 'product detail');
  return figures.get(name).p99 / product.p99;
}

async function recorded() {
  const [{ clicks }] = await statement(
    stage.url,
    "SELECT COUNT(*) AS clicks FROM click WHERE at > 0 AND class <> 'raw'",
  );
  return `${rounded(clicks)} clicks were recorded, beside ${rounded(options.before)} earlier ones\n`;
}
