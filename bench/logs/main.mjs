// What a log receiver that is a black hole costs: `npm run bench:logs -- --help`.
// Two services over the same sample, one logging to a receiver that reads and one to a black hole, measured in turn.
import { join } from 'node:path';
import autocannon from 'autocannon';
import { measured } from '../api/load.mjs';
import { markdown, more, pauses, ratio, tell, whole as spelt } from '../stage/figures.mjs';
import { ownFolder } from '../stage/feeds.mjs';
import { indexed } from '../stage/imports.mjs';
import { optionsOf, seconds, whole } from '../stage/options.mjs';
import { memoryOf, service } from '../stage/processes.mjs';
import { receiver } from './receivers.mjs';

const options = optionsOf('bench:logs', { rounds: whole(7), seconds: seconds(5), connections: whole(16) });
const within = 0.05;
// The ring, and the batch on its way.
const mostBufferedBytes = 4.25 * 1024 * 1024;
// Above the one whose receiver reads: the ring, the batch on its way, and what V8 leaves lying about of both.
const mostMoreMB = 40;

const folder = ownFolder();
const normal = await started('normal', true);
const hole = await started('black hole', false);
try {
  await fill(hole);
  const found = await measured([normal, hole], options);
  report(found, await figuresOf(normal), await figuresOf(hole));
} finally {
  await Promise.all([normal.stop(), hole.stop()]);
}
process.exit();

async function started(name, reads) {
  const to = await receiver({ reads });
  const running = await service({
    ...{ NODE_ENV: 'development', SAMPLE_CATALOGUE: 'true', LOGSTASH_URL: to.url },
    DATABASE_URL: `sqlite:${join(folder, `${reads}.sqlite`)}`,
  });
  await indexed(running.url, 3000);
  const { items } = await (await fetch(`${running.url}/v1/products?limit=100&fields=id`)).json();
  return { ...running, name, requests: items.map(({ id }) => ({ path: `/v1/products/${id}` })) };
}

/** Until the buffers of the kernel and of the service are full, which is what is to be measured. */
async function fill({ url, requests }) {
  for (let n = 0; n < 30; n++) {
    await autocannon({ url, requests, connections: options.connections, duration: 2 });
    if ((await figuresOf({ url })).dropped > 0) return;
  }
  throw new Error('the black hole was not full after a minute');
}

async function figuresOf({ url, pid }) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)[1]);
  return {
    dropped: value('ogrom_log_lines_dropped_total'),
    buffered: value('ogrom_log_buffered_bytes'),
    ...(pid && { memory: memoryOf(pid) }),
  };
}

function report(found, ofNormal, ofHole) {
  const [usual, away] = [found.get('normal'), found.get('black hole')];
  const line = (name, of, figures) => [
    name,
    spelt(of.perSecond),
    of.p99.toFixed(2),
    of.cpu.toFixed(0),
    `${(of.failed * 100).toFixed(2)} %`,
    spelt(figures.memory),
    spelt(figures.buffered / 1024),
    spelt(figures.dropped),
  ];
  const share = [away.perSecond / usual.perSecond, away.p99 / usual.p99, away.cpu / usual.cpu];
  const table = markdown([
    ['receiver', 'req/s', 'p99 ms', 'CPU µs', 'failed', 'memory MB', 'buffered KiB', 'lines dropped'],
    line('reads', usual, ofNormal),
    line('black hole', away, ofHole),
    ['ratio', ...share.map(ratio), '', ratio(ofHole.memory / ofNormal.memory), '', ''],
  ]);
  const kept = {
    [`throughput at least ${ratio(1 - within)}`]: share[0] >= 1 - within,
    [`p99 at most ${ratio(1 + within)}`]: share[1] <= 1 + within,
    'no request failed': away.failed === 0 && usual.failed === 0,
    'buffered at most 4.25 MiB': ofHole.buffered <= mostBufferedBytes,
    [`memory at most ${mostMoreMB} MB more`]: ofHole.memory - ofNormal.memory <= mostMoreMB,
    'dropped lines were counted': ofHole.dropped > 0 && ofNormal.dropped === 0,
  };
  const verdicts = Object.entries(kept).map(([what, ok]) => `${ok ? 'ok    ' : 'FAILED'}  ${what}\n`);
  tell(options, table + verdicts.join(''), {
    ratios: [more('throughput', share[0], 1 - within), pauses('p99', share[1], 1 + within)],
  });
  if (!Object.values(kept).every(Boolean)) process.exitCode = 1;
}
