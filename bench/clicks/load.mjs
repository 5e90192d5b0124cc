import { Client } from 'undici';
import { median } from '../stage/figures.mjs';
import { cpuOf } from '../stage/processes.mjs';
import { askedAtRate } from '../stage/rate.mjs';

/** How a target is asked in a round. */
export const atOnce = (connections) => (target, seconds) => saturating(target, seconds, connections);
export const everySecond = (rate) => (target, seconds) => atRate(target, seconds, rate);

/** Until V8 has compiled what a target's requests go through: the first rounds at a low rate do not get there. */
export async function warmed(targets) {
  for (const target of targets) await saturating(target, 8, 16);
}

/**
 * Rounds that go through all targets, so that whatever else the machine does meets all of them alike; medians of the
 * rounds by name. A target: `{ name, url, pid, requests, status }`.
 */
export async function measured(targets, { rounds, seconds, load }) {
  const runs = new Map(targets.map(({ name }) => [name, []]));
  for (let n = 0; n < rounds; n++) {
    const order = n % 2 === 0 ? targets : [...targets].reverse();
    for (const target of order) runs.get(target.name).push(await load(target, seconds));
  }
  return new Map([...runs].map(([name, all]) => [name, medians(all)]));
}

async function atRate({ url, pid, requests, status }, seconds, rate) {
  const before = cpuOf(pid);
  const latencies = await askedAtRate(url, requests, { rate, seconds, status });
  return figures(latencies, seconds, cpuOf(pid) - before);
}

/** Each connection asks for requests of its own, one after the other. */
async function saturating({ url, pid, requests, status, name }, seconds, connections) {
  const [latencies, end, before] = [[], performance.now() + seconds * 1000, cpuOf(pid)];
  const lane = async (number) => {
    const client = new Client(url);
    for (let n = number; performance.now() < end; n += connections) {
      const began = performance.now();
      const answer = await client.request({ method: 'GET', ...requests[n % requests.length] });
      await answer.body.dump();
      latencies.push(performance.now() - began);
      if (answer.statusCode !== status) throw new Error(`${name}: ${answer.statusCode}`);
    }
    await client.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => lane(n)));
  return figures(latencies, seconds, cpuOf(pid) - before);
}

function figures(latencies, seconds, cpu) {
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.floor(latencies.length * share)];
  const perSecond = latencies.length / seconds;
  return { perSecond, p50: at(0.5), p99: at(0.99), cpu: cpu / latencies.length };
}

function medians(runs) {
  const of = (member) => median(runs.map((run) => run[member]));
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') };
}
