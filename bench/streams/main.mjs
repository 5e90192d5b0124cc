// A thousand open streams of changes on one instance, and clients that take nothing beside them:
// `npm run bench:streams -- --help`.
import { setTimeout as pause } from 'node:timers/promises';
import { ownStage } from '../stage/database.mjs';
import { less, markdown, median, pauses, tell, whole as spelt } from '../stage/figures.mjs';
import { optionsOf, seconds, whole } from '../stage/options.mjs';
import { image, memoryOf, ogrom, service } from '../stage/processes.mjs';
import { ChangeWriter } from './writer.mjs';
import { openStreams, stalledStreams } from './streams.mjs';

const options = optionsOf('bench:streams', {
  ...{ streams: whole(1_000), stalled: whole(100), rate: whole(50), seconds: seconds(20) },
});
/** More of them than the kernel takes for a client that does not read, some 4 MB. */
const before = 40_000;
const bound = { aboveIdleMB: 150, p99Ms: 1_000 };

const stage = await ownStage();
try {
  await ogrom(['migrate'], stage.env);
  const writer = await ChangeWriter.to(stage.url);
  await writer.many(before, 'x'.repeat(80));
  const env = { ...stage.env, ...image.env, INDEXER: 'false', IMPORTER: 'false' };
  const running = await service(env, image.options);
  try {
    await measure(running, writer);
  } finally {
    await running.stop();
    await writer.close();
  }
} finally {
  await stage.drop();
}
process.exit();

async function measure({ url, pid }, writer) {
  const memory = watched(pid);
  const idle = await memory.during(() => pause(4_000));
  const streams = await openStreams(url, options.streams);
  const open = await memory.during(() => pause(4_000));
  const calm = await memory.during(() => writer.steady(options));
  const calmly = await latencies(streams, writer);
  const stalled = await stalledStreams(url, options.stalled);
  const stalling = await memory.during(async () => {
    await writer.steady(options);
    await dropped(url, options.stalled);
  });
  const meanwhile = await latencies(streams, writer);
  const after = await memory.during(() => pause(2_000));
  stalled.close();
  const counts = { ...(await figuresOf(url)), lost: streams.lost(writer.newest), ended: streams.ended };
  streams.close();
  report({ idle, open, calm, stalling, after, calmly, meanwhile, counts });
}

/** Resident memory of a process: the median and the most of it while something is done. */
function watched(pid) {
  return {
    during: async (work) => {
      const samples = [];
      const timer = setInterval(() => samples.push(memoryOf(pid)), 100);
      await work();
      clearInterval(timer);
      return { median: median(samples), most: Math.max(...samples) };
    },
  };
}

/** Of what was written since the last time, once all of it has come everywhere. */
async function latencies(streams, writer) {
  for (const end = Date.now() + 30_000; streams.slowest() < writer.newest; await pause(50))
    if (Date.now() > end) throw new Error('a stream did not get everything within 30 s');
  const sorted = streams.taken().sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { deliveries: sorted.length, p50: at(0.5), p99: at(0.99), most: at(1) };
}

async function dropped(url, count) {
  for (const end = Date.now() + 90_000; (await figuresOf(url)).dropped < count; await pause(250))
    if (Date.now() > end) throw new Error('not all clients that take nothing were dropped within 90 s');
}

async function figuresOf(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
  return { open: value('ogrom_change_streams'), dropped: value('ogrom_change_streams_dropped_total') };
}

function report({ idle, open, calm, stalling, after, calmly, meanwhile, counts }) {
  const mb = (value) => value.toFixed(0);
  const line = (name, memory, found) => [
    name,
    mb(memory.median),
    mb(memory.most),
    mb(memory.most - idle.median),
    ...(found ? [spelt(found.deliveries), mb(found.p50), mb(found.p99), mb(found.most)] : ['', '', '', '']),
  ];
  const table = markdown([
    ['what', 'MB', 'most MB', 'above idle', 'deliveries', 'p50 ms', 'p99 ms', 'most ms'],
    line('no stream', idle),
    line(`${options.streams} streams, no change`, open),
    line(`${options.rate} changes a second`, calm, calmly),
    line(`the same, ${options.stalled} more that take nothing`, stalling, meanwhile),
    line('after they were dropped', after),
  ]);
  const each = ((open.median - idle.median) * 1024) / options.streams;
  const fate = `${each.toFixed(0)} KB a stream; ${counts.dropped} dropped, ${counts.open} open, ${counts.ended} of the others ended, ${counts.lost} changes lost or doubled`;
  const most = Math.max(calm.most, stalling.most) - idle.median;
  tell(options, `${table}\n${fate}\n`, {
    ratios: [
      less('above idle ÷ 150 MB', most / bound.aboveIdleMB, 1),
      pauses('p99 ÷ 1 s', meanwhile.p99 / bound.p99Ms, 1),
    ],
  });
  const sound = counts.lost + counts.ended === 0 && counts.dropped === options.stalled;
  if (!sound || most > bound.aboveIdleMB || meanwhile.p99 > bound.p99Ms) process.exitCode = 1;
}
