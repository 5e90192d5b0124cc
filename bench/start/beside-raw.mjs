import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { built } from '../../scripts/build.mjs';
import { owned } from '../stage/children.mjs';
import { ownFolder } from '../stage/feeds.mjs';
import { less, markdown, median, ratio, whole } from '../stage/figures.mjs';
import { answers, cpuOf, freePort, image, memoryOf, production } from '../stage/processes.mjs';

const idleMs = 2_000;
const loadSeconds = 6;

/** Spawn to the first 200, and memory idle and after the same load, beside raw Fastify with the same client libraries. */
export async function besideRaw({ env, productId, rounds }) {
  const captured = join(ownFolder(), 'captured.json');
  writeFileSync(captured, '{}');
  const servers = {
    R: {
      args: [fileURLToPath(new URL('../api/raw.mjs', import.meta.url))],
      env: { NODE_ENV: 'production', ...env, CAPTURED: captured },
      paths: { live: '/health', ready: '/health', product: `/joined/v1/products/${productId}` },
    },
    Ogrom: {
      args: [...image.options, built('src/main.js')],
      env: { ...image.env, ...production, DRAIN_MS: '0', ...env },
      paths: { live: '/health/live', ready: '/health/ready', product: `/v1/products/${productId}` },
    },
  };
  const measured = { R: [], Ogrom: [] };
  for (let round = 0; round < rounds; round++)
    for (const [name, server] of Object.entries(servers)) measured[name].push(await life(server));
  // The first start of a build.
  for (const run of measured.Ogrom) {
    rmSync(join(dirname(built('src/main.js')), '../.compiled'), { recursive: true, force: true });
    run.first = await toLive(servers.Ogrom);
  }
  for (const run of measured.R) run.first = run.live;
  return judged(measured);
}

async function life({ args, env, paths }) {
  const { child, base, live } = await begun({ args, env, paths });
  try {
    const cpu = cpuOf(child.pid) / 1_000;
    await answers(`${base}${paths.ready}`, child);
    await pause(idleMs);
    const idle = memoryOf(child.pid);
    await load(`${base}${paths.product}`);
    return { live, cpu, idle, loaded: memoryOf(child.pid) };
  } finally {
    await ended(child);
  }
}

async function load(url) {
  const { non2xx } = await autocannon({ url, connections: 16, duration: loadSeconds });
  if (non2xx > 0) throw new Error(`${url} did not answer 200`);
}

async function toLive(server) {
  const { child, live } = await begun(server);
  await ended(child);
  return live;
}

async function begun({ args, env, paths }) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = owned(
    spawn(process.execPath, args, {
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  await answered(`${base}${paths.live}`, child);
  return { child, base, live: performance.now() - began };
}

async function ended(child) {
  child.kill();
  await once(child, 'exit');
}

async function answered(url, child) {
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended with ${child.exitCode}`);
    await pause(5);
  }
}

/** What is compared: its name in a run, and what the ratio is to stay below. */
const compared = [
  ['spawn → first 200, ms', 'live', 1.6],
  // No bar: an image is compiled when it is made.
  ['the same with nothing compiled before, ms', 'first'],
  ['CPU until then, ms', 'cpu'],
  ['memory when ready, MB', 'idle'],
  [`memory after ${loadSeconds} s of load, MB`, 'loaded', 1.3],
];

function judged({ R, Ogrom }) {
  const rows = compared.map(([what, name, toBeat]) => {
    const [raw, own] = [R, Ogrom].map((runs) => median(runs.map((run) => run[name])));
    return { what, raw, own, ratio: less(`${what} ÷ R`, own / raw, toBeat) };
  });
  const cells = rows.map(({ what, raw, own }) => [what, whole(raw), whole(own), ratio(own / raw)]);
  return {
    text: markdown([['', 'R', 'Ogrom', 'Ogrom ÷ R'], ...cells]),
    ratios: rows.map((row) => row.ratio),
  };
}
