import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startBalancer } from '../../rehearsal/balancer/balancer.mjs';
import { measured } from '../api/load.mjs';
import { catalogueRequests } from '../api/requests.mjs';
import { ownFolder } from '../stage/feeds.mjs';
import { cpuOf, service } from '../stage/processes.mjs';

const settings = {
  ...{ idleMs: 60_000, healthPath: '/health/ready', matcher: '200', probeTimeoutMs: 1_000 },
  ...{ intervalMs: 200, unhealthyThreshold: 3, healthyThreshold: 1, slowStartMs: 0 },
};

/** Product details and lists through HAProxy before so many processes, for each number; medians of rounds. */
export async function behindBalancer(stage, numbers, load) {
  const results = [];
  for (const number of numbers) {
    process.stderr.write(`${number} processes behind HAProxy\n`);
    results.push(await fleetOf(stage, number, load));
  }
  return results;
}

async function fleetOf(stage, number, load) {
  const instances = [];
  const balancer = await startBalancer(settings, { folder: ownFolder(), slots: number });
  try {
    for (let n = 1; n <= number; n++) {
      const instance = await service({
        ...stage.env,
        INDEXER: 'false',
        IMPORTER: 'false',
        WARMUP_MS: '1000',
      });
      instances.push(instance);
      await balancer.register(`i${n}`, new URL(instance.url).port, 100);
      while (!(await balancer.healthy(`i${n}`))) await pause(50);
    }
    return { number, ...(await underLoad(balancer, instances, stage, load)) };
  } finally {
    await Promise.all(instances.map((one) => one.stop()));
    balancer.process.kill('SIGTERM');
    await balancer.process.exit;
  }
}

async function underLoad(balancer, instances, stage, load) {
  const { products, lists } = await catalogueRequests(stage.url);
  const figures = {};
  for (const [work, paths] of Object.entries({ product: products, list: lists })) {
    const pids = [...instances.map(({ pid }) => pid), balancer.process.pid];
    const requests = paths.map((path) => ({ path }));
    const before = { machine: machine(), cpu: pids.map(cpuOf) };
    const target = { name: work, url: balancer.url, pid: pids[0], requests };
    const [found] = (await measured([target], load)).values();
    const rounds = load.rounds + 1;
    const answered = found.perSecond * load.seconds * rounds;
    const spent = pids.map((pid, n) => cpuOf(pid) - before.cpu[n]);
    const { busy, all } = since(before.machine);
    figures[work] = {
      perSecond: found.perSecond,
      p99: found.p99,
      serviceCpu: spent.slice(0, -1).reduce((a, b) => a + b) / answered,
      balancerCpu: spent.at(-1) / answered,
      machineBusy: busy / all,
    };
  }
  return figures;
}

/** Ticks that all processors have spent at work, and altogether. */
function machine() {
  const ticks = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1, 9).map(Number);
  const all = ticks.reduce((a, b) => a + b);
  return { all, busy: all - ticks[3] - ticks[4] };
}

function since(before) {
  const now = machine();
  return { all: now.all - before.all, busy: now.busy - before.busy };
}
