// Ten product details in one batch beside ten requests: `npm run bench:batch -- --help`.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { owned } from '../stage/children.mjs';
import { ownStage, statement } from '../stage/database.mjs';
import { feedFile, ownFolder } from '../stage/feeds.mjs';
import { less, markdown, median, ratio, tell } from '../stage/figures.mjs';
import { optionsOf, whole } from '../stage/options.mjs';
import { cpuOf, ogrom, production, service } from '../stage/processes.mjs';
import { ways } from './asking.mjs';
import { far } from './far.mjs';

const options = optionsOf(
  'bench:batch',
  { rows: whole(5_000, 1_000), rounds: whole(5), turns: whole(40), ms: whole(50) },
  '--ms: how far away the service is, there and back',
);
const { rounds, turns } = options;
/** Near by, where a turn takes a few milliseconds, the CPU clock of a process ticks too slowly for few of them. */
const nearTurns = turns * 10;
const stage = await ownStage();
try {
  await ogrom(['migrate'], stage.env);
  const feed = await feedFile(options.rows, ownFolder());
  await ogrom(['import', feed, '--shop', 'Bench', '--json'], stage.env);
  const paths = await products();
  const { url, pid, stop } = await service({ ...stage.env, INDEXER: 'false', WARMUP_MS: '5000' });
  const distant = await far(url, options.ms);
  const away = await compared(ways(distant.url), paths, turns);
  const here = await compared(ways(url), paths, nearTurns, pid);
  distant.close();
  await stop();
  const bare = await withoutSockets(paths);
  tell(options, network(away) + near(here) + inside(bare), {
    ratios: [
      less('ms ÷ one after the other', away.batch.ms / away['one after the other'].ms, 0.33),
      less('ms ÷ six connections', away.batch.ms / away['six connections'].ms),
      less('CPU ÷ ten connections', here.batch.cpuMs / here['ten connections'].cpuMs, 1.2),
      less('CPU ÷ inject', bare.batch.cpuMs / bare.inject.cpuMs, 1.2),
    ],
  });
} finally {
  await stage.drop();
}

async function products() {
  const found = await statement(
    stage.url,
    'SELECT product_id AS id FROM product_document ORDER BY checksum LIMIT 1000',
  );
  return found.map(({ id }) => `/v1/products/${id}`);
}

/** Medians of interleaved rounds by way: milliseconds for ten, and of CPU for each. */
async function compared({ close, ...all }, paths, count, pid) {
  const found = Object.fromEntries(Object.keys(all).map((way) => [way, []]));
  for (let round = -1; round < rounds; round++) {
    const order = Object.entries(all);
    for (const [way, ask] of round % 2 === 0 ? order : order.toReversed()) {
      const figures = await measured(ask, paths, count, pid);
      if (round >= 0) found[way].push(figures);
    }
  }
  await close();
  const of = (way, member) => median(found[way].map((one) => one[member]));
  return Object.fromEntries(
    Object.keys(all).map((way) => [way, { ms: of(way, 'ms'), cpuMs: of(way, 'cpuMs') }]),
  );
}

async function measured(ask, paths, count, pid) {
  const times = [];
  const before = pid ? cpuOf(pid) : 0;
  for (let turn = 0; turn < count; turn++) {
    const at = (turn * 10) % (paths.length - 10);
    const began = performance.now();
    await ask(paths.slice(at, at + 10));
    times.push(performance.now() - began);
  }
  return { ms: median(times), cpuMs: pid ? (cpuOf(pid) - before) / 1000 / count / 10 : 0 };
}

async function withoutSockets(paths) {
  const script = fileURLToPath(new URL('inside.mjs', import.meta.url));
  const told = JSON.stringify({ paths, rounds, turns: nearTurns });
  const env = { ...process.env, ...stage.env, ...production };
  // It logs to stdout as the service does, which is nowhere.
  const child = owned(fork(script, [told], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  const [found] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof found !== 'object') throw new Error(`the process ended with ${found}`);
  return found;
}

function network(found) {
  const rows = Object.entries(found).map(([way, { ms }]) => [way, ms.toFixed(1), ratio(found.batch.ms / ms)]);
  const table = markdown([['way', 'ms', 'batch ÷ it'], ...rows]);
  return `\nTen product details, ${options.ms} ms away (round trip):\n\n${table}`;
}

function near(found) {
  const rows = Object.entries(found).map(([way, { ms, cpuMs }]) => [
    ...[way, ms.toFixed(2), cpuMs.toFixed(3)],
    ...[ratio(found.batch.ms / ms), ratio(found.batch.cpuMs / cpuMs)],
  ]);
  const head = ['way', 'ms for ten', 'CPU ms of the service for each', 'batch ÷ it: ms', 'CPU'];
  return `\nThe same on this machine, by sockets:\n\n${markdown([head, ...rows])}`;
}

function inside(found) {
  const over = (member, base) => `${Math.round((found.batch[member] / found[base][member] - 1) * 100)} %`;
  const rows = Object.entries(found).map(([way, { ms, cpuMs }]) => [
    ...[way, ms.toFixed(3), cpuMs.toFixed(3), over('ms', way), over('cpuMs', way)],
  ]);
  const table = markdown([['way', 'ms', 'CPU ms', 'batch is over it by: ms', 'CPU'], ...rows]);
  return `\nThe same in the process, ten at a time, for each:\n\n${table}`;
}
