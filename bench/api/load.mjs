import { once } from 'node:events';
import autocannon from 'autocannon';
import { median } from '../stage/figures.mjs';
import { cpuOf } from '../stage/processes.mjs';

/**
 * Rounds that go through all targets, so that whatever else the machine does meets all of them alike; a first one is
 * for nothing. A target: `{ name, url, pid, requests, everywhere, status }`. Medians of the rounds by name.
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

async function round({ url, pid, requests, everywhere, status = 200, name }, { seconds, connections }) {
  const durations = [];
  const wrong = new Set();
  const before = cpuOf(pid);
  const setupClient = (everywhere ? rotated : sharedOut)(requests, connections);
  const run = autocannon({ url, connections, duration: seconds, setupClient }, () => undefined);
  // Its own percentiles are whole milliseconds, too coarse to compare quick answers.
  run.on('response', (_client, code, _bytes, ms) => {
    if (code === status) durations.push(ms);
    else wrong.add(code);
  });
  const [{ errors, duration, statusCodeStats }] = await once(run, 'done');
  const right = durations.length;
  if (right === 0) throw new Error(`${name}: no answer ${status}, but ${[...wrong]}`);
  const all = Object.values(statusCodeStats).reduce((sum, { count }) => sum + count, errors);
  const sorted = Float64Array.from(durations).sort();
  const at = (share) => sorted[Math.floor(right * share)];
  return {
    perSecond: right / duration,
    ...{ p50: at(0.5), p99: at(0.99) },
    cpu: (cpuOf(pid) - before) / all,
    failed: (all - right) / all,
  };
}

/**
 * Each connection goes through a share of the requests, all of them where there are too few. Given to autocannon they
 * would be made for every connection, while the first of them already wait: a second or two for 32 times 5,000.
 */
function sharedOut(requests, connections) {
  const shares = Array.from({ length: connections }, (_, n) =>
    requests.filter((_request, i) => i % connections === n),
  );
  return given(shares.map((share) => (share.length > 0 ? share : requests)));
}

/** Each goes through all of them from a place of its own: a slow one holds up each of them in its turn. */
function rotated(requests, connections) {
  const from = (n) => Math.floor((n * requests.length) / connections);
  const turned = (at) => [...requests.slice(at), ...requests.slice(0, at)];
  return given(Array.from({ length: connections }, (_, n) => turned(from(n))));
}

function given(lists) {
  let n = 0;
  return (client) => client.setRequests(lists[n++].map((request) => ({ ...request })));
}

function medians(runs) {
  const members = ['perSecond', 'p50', 'p99', 'cpu', 'failed'];
  return Object.fromEntries(members.map((member) => [member, median(runs.map((run) => run[member]))]));
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
