// A start beside raw Fastify's, and a fresh instance's first requests beside its later ones: `npm run bench:start -- [--rounds 5] [--warmup 0,10000]`.
import { Pool } from 'undici';
import { ownStage } from '../stage/database.mjs';
import { aCatalogue } from '../stage/catalogue.mjs';
import { markdown, median, pauses, ratio, tell, whole } from '../stage/figures.mjs';
import { optionsOf, whole as wholeNumber, wholes } from '../stage/options.mjs';
import { image, service } from '../stage/processes.mjs';
import { besideRaw } from './beside-raw.mjs';

const options = optionsOf('bench:start', {
  rows: wholeNumber(5_000),
  rounds: wholeNumber(5),
  warmup: wholes([0, 10_000], 0),
});
const connections = 16;
/** Requests looked at together: the first ones, and later as many, some times. One pause of 16 connections is their p99. */
const together = 1_000;
/** So many requests until an instance is taken for steady. */
const settling = 8_000;
const later = 7;
const stage = await ownStage();
try {
  await aCatalogue(stage.env, options.rows);
  const beside = await besideRaw({ env: stage.env, rounds: options.rounds, productId: await anId() });
  const measured = Object.fromEntries(options.warmup.map((ms) => [ms, []]));
  for (let round = 0; round < options.rounds; round++)
    for (const ms of Object.keys(measured)) measured[ms].push(await started(ms));
  const first = firstRequests(measured);
  tell(options, `${beside.text}\n${first.text}`, { ratios: [...beside.ratios, ...first.ratios] });
} finally {
  await stage.drop();
}

async function anId() {
  const { url, stop } = await service({ ...stage.env, WARMUP_MS: '0', DRAIN_MS: '0' });
  const { items } = await (await fetch(`${url}/v1/products?limit=1`)).json();
  await stop();
  return items[0].id;
}

async function started(WARMUP_MS) {
  const began = Date.now();
  const env = { ...stage.env, ...image.env, WARMUP_MS, DRAIN_MS: '0', INDEXER: 'false' };
  const { url, stop } = await service(env, image.options);
  const readyMs = Date.now() - began;
  const { warmUp } = await (await fetch(`${url}/health`)).json();
  const paths = await mixed(url);
  const firstP99 = await p99(url, paths, together);
  await p99(url, paths, settling);
  const afterwards = [];
  for (let n = 0; n < later; n++) afterwards.push(await p99(url, paths, together));
  const steadyP99 = median(afterwards);
  await stop();
  return { readyMs, requests: warmUp?.requests ?? 0, firstP99, steadyP99, ratio: firstP99 / steadyP99 };
}

function firstRequests(measured) {
  const head = ['WARMUP_MS', 'spawn → ready ms', 'requests it took', 'p99 of the first 1,000 ms'];
  const rows = [[...head, 'steady p99 ms', 'ratio']];
  const ratios = [];
  for (const [ms, found] of Object.entries(measured)) {
    const of = (name) => median(found.map((one) => one[name]));
    const figures = ['readyMs', 'requests', 'firstP99', 'steadyP99'].map((name) => whole(of(name)));
    rows.push([ms, ...figures, ratio(of('ratio'))]);
    const toBeat = ms === '0' ? undefined : 1.3;
    ratios.push(pauses(`first 1,000 p99 ÷ steady, WARMUP_MS ${ms}`, of('ratio'), toBeat));
  }
  return { text: markdown(rows), ratios };
}

/** Products, lists and offers in turn. No searches: their p99 is the engine's, whoever asks. */
async function mixed(url) {
  const { items } = await (await fetch(`${url}/v1/products?limit=100`)).json();
  return items.flatMap(({ id, brand }) => [
    `/v1/products/${id}`,
    `/v1/products${brand ? `?brand=${brand.id}` : ''}`,
    `/v1/products/${id}/offers`,
  ]);
}

async function p99(url, paths, count) {
  const pool = new Pool(url, { connections });
  const latencies = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const path = paths[next++ % paths.length];
      const asked = performance.now();
      const { statusCode, body } = await pool.request({ path, method: 'GET' });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  await pool.close();
  return latencies.sort((a, b) => a - b)[Math.floor(count * 0.99)];
}
