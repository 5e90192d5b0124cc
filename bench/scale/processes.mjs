import { setTimeout as pause } from 'node:timers/promises';
import { startBalancer } from '../../rehearsal/balancer/balancer.mjs';
import { command } from '../../rehearsal/balancer/runtime.mjs';
import { measured } from '../api/load.mjs';
import { catalogueRequests, facets, texts } from '../api/requests.mjs';
import { ownFolder } from '../stage/feeds.mjs';
import { service } from '../stage/processes.mjs';
import { busyBy } from './processors.mjs';

const settings = {
  ...{ idleMs: 60_000, healthPath: '/health/ready', matcher: '200', probeTimeoutMs: 1_000 },
  ...{ intervalMs: 200, unhealthyThreshold: 3, healthyThreshold: 1, slowStartMs: 0 },
};
/** A process of its own has a JIT of its own to warm: so much load for each, by each work, before anything is measured. */
const warmSeconds = 3;

/** Products, lists and searches through HAProxy before so many processes, for each number; medians of rounds. */
export async function behindBalancer(stage, numbers, load) {
  const requests = await requestsOf(stage.url);
  const results = [];
  for (const number of numbers) {
    process.stderr.write(`${number} processes behind HAProxy\n`);
    results.push(await fleetOf(stage, number, { requests, load }));
  }
  return results;
}

async function requestsOf(url) {
  const { products, lists } = await catalogueRequests(url);
  const searches = texts.map((text) => `/v1/search?q=${encodeURIComponent(text)}&${facets}`);
  const works = Object.entries({ product: products, list: lists, search: searches });
  return works.map(([work, paths]) => [work, paths.map((path) => ({ path }))]);
}

async function fleetOf(stage, number, { requests, load }) {
  const instances = [];
  const balancer = await startBalancer(settings, { folder: ownFolder(), slots: number });
  try {
    for (let n = 1; n <= number; n++) instances.push(await service({ ...stage.env, ...reading }));
    for (const [n, { url }] of instances.entries())
      await balancer.register(`i${n + 1}`, new URL(url).port, 100);
    for (const n of instances.keys()) while (!(await balancer.healthy(`i${n + 1}`))) await pause(50);
    return { number, ...(await underLoad(balancer, instances, { requests, load })) };
  } finally {
    await Promise.all(instances.map((one) => one.stop()));
    balancer.process.kill('SIGTERM');
    await balancer.process.exit;
  }
}

const reading = { INDEXER: 'false', IMPORTER: 'false', COUNTER: 'false' };

async function underLoad(balancer, instances, { requests, load }) {
  const pids = instances.map(({ pid }) => pid);
  const targets = requests.map(([name, paths]) => ({
    ...{ name, url: balancer.url, pid: pids[0], requests: paths },
  }));
  await measured(targets, { ...load, rounds: 0, seconds: warmSeconds * pids.length });
  const figures = {};
  for (const target of targets) {
    await command(balancer.socket, 'clear counters all');
    const busy = busyBy({ services: pids, balancer: [balancer.process.pid], load: [process.pid] });
    const { perSecond, p50, p99, failed } = (await measured([target], load)).get(target.name);
    figures[target.name] = { perSecond, p50, p99, failed, ...busy(), ...(await atBalancer(balancer)) };
  }
  return figures;
}

/** The longest that a request waited at the balancer for an instance, and the longest answer of one, in milliseconds. */
async function atBalancer({ socket }) {
  const [head, ...rows] = (await command(socket, 'show stat instances 2 -1')).split('\n');
  const names = head.replace(/^# /, '').split(',');
  const cells = rows[0].split(',');
  const of = (name) => Number(cells[names.indexOf(name)]);
  return { waitedMs: of('qtime_max') + of('ctime_max'), answeredMs: of('rtime_max') };
}
