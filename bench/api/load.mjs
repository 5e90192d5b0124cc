import { once } from 'node:events';
import autocannon from 'autocannon';
import { median } from '../stage/figures.mjs';
import { cpuOf } from '../stage/processes.mjs';

/**
 * Rounds that go through all targets, so that whatever else the machine does meets all of them alike; a first one is
 * for nothing. A target: `{ name, url, pid, requests, status }`. Medians of the rounds by name.
 */
export async function measured(targets, { rounds, seconds, connections }) {
  for (const target of targets) await round(target, { seconds, connections });
  const runs = new Map(targets.map(({ name }) => [name, []]));
  for (let n = 0; n < rounds; n++) {
    const order = n % 2 === 0 ? targets : [...targets].reverse();
    for (const target of order) runs.get(target.name).push(await round(target, { seconds, connections }));
  }
  return new Map([...runs].map(([name, all]) => [name, medians(all)]));
}

async function round({ url, pid, requests, status = 200, name }, { seconds, connections }) {
  const durations = [];
  const wrong = new Set();
  const before = cpuOf(pid);
  const run = autocannon({ url, connections, duration: seconds, requests }, () => undefined);
  // Its own percentiles are whole milliseconds, too coarse to compare quick answers.
  run.on('response', (_client, code, _bytes, ms) => {
    if (code === status) durations.push(ms);
    else wrong.add(code);
  });
  const [{ errors, duration, statusCodeStats }] = await once(run, 'done');
  const right = durations.length;
  if (right === 0) throw new Error(`${name}: no answer ${status}, but ${[...wrong]}`);
  const all = Object.values(statusCodeStats).reduce((sum, { count }) => sum + count, errors);
  return {
    perSecond: right / duration,
    p99: Float64Array.from(durations).sort()[Math.floor(right * 0.99)],
    cpu: (cpuOf(pid) - before) / all,
    failed: (all - right) / all,
  };
}

function medians(runs) {
  const of = (member) => median(runs.map((run) => run[member]));
  return { perSecond: of('perSecond'), p99: of('p99'), cpu: of('cpu'), failed: of('failed') };
}

/** Throws unless all the URLs, asked with these headers, answer the same bytes. */
export async function assertSame(urls, headers) {
  const [first, ...others] = await Promise.all(urls.map((url) => bytesOf(url, headers)));
  others.forEach((other, i) => {
    if (!other.equals(first)) throw new Error(`${urls[0]} and ${urls[i + 1]} differ:\n${first}\n${other}`);
  });
  return first.length;
}

async function bytesOf(url, headers) {
  const answer = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
