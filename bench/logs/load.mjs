import { once } from 'node:events';
import autocannon from 'autocannon';
import { median } from '../stage/figures.mjs';
import { cpuOf } from '../stage/processes.mjs';

/**
 * Rounds that go through all targets in turn, a first one of each for nothing. By name the medians of the rounds. Every
 * duration is kept, because autocannon's own percentiles are whole milliseconds, too coarse for a difference of 5 %.
 */
export async function measured(targets, { rounds, ...load }) {
  const runs = new Map(targets.map(({ name }) => [name, []]));
  for (let n = -1; n < rounds; n++) {
    const order = n % 2 === 0 ? targets : [...targets].reverse();
    for (const target of order) {
      const figures = await round(target, load);
      if (n >= 0) runs.get(target.name).push(figures);
    }
  }
  return new Map([...runs].map(([name, all]) => [name, medians(all)]));
}

async function round({ url, pid, requests }, { seconds, connections }) {
  const durations = [];
  let failed = 0;
  const before = cpuOf(pid);
  const run = autocannon({ url, connections, duration: seconds, requests }, () => undefined);
  run.on('response', (_client, status, _bytes, ms) => {
    durations.push(ms);
    if (status !== 200) failed++;
  });
  const [{ errors, duration }] = await once(run, 'done');
  const sorted = Float64Array.from(durations).sort();
  return {
    perSecond: durations.length / duration,
    p99: sorted[Math.floor(sorted.length * 0.99)],
    cpu: (cpuOf(pid) - before) / durations.length,
    failed: (failed + errors) / durations.length,
  };
}

function medians(runs) {
  const of = (member) => median(runs.map((run) => run[member]));
  return { perSecond: of('perSecond'), p99: of('p99'), cpu: of('cpu'), failed: of('failed') };
}
