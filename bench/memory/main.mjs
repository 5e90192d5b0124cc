// The service's memory while a long feed streams in: `npm run bench:memory -- --help`.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownStage } from '../stage/database.mjs';
import { feedFile, ownFolder } from '../stage/feeds.mjs';
import { less, tell } from '../stage/figures.mjs';
import { imported, indexed } from '../stage/imports.mjs';
import { flag, optionsOf, whole } from '../stage/options.mjs';
import { importKey, memoryOf, ogrom, service } from '../stage/processes.mjs';
import { chart } from './chart.mjs';

const options = optionsOf('bench:memory', { rows: whole(200_000), sqlite: flag });
const sampleMs = 250;
const idleSeconds = 5;
const bound = 200;

const stage = await ownStage();
try {
  const env = {
    ...stage.env,
    ...(options.sqlite && { DATABASE_URL: `sqlite:${join(ownFolder(), 'db.sqlite')}` }),
  };
  await ogrom(['migrate'], env);
  const feed = await feedFile(options.rows, ownFolder());
  const running = await service(env);
  try {
    await watch(running, await importKey(env), feed);
  } finally {
    await running.stop();
  }
} finally {
  await stage.drop();
}

async function watch({ url, pid }, key, feed) {
  const samples = [];
  const timer = setInterval(() => samples.push(memoryOf(pid)), sampleMs);
  await pause(idleSeconds * 1000);
  const idle = Math.max(...samples);
  const began = Date.now();
  const record = await imported(url, key, feed, 'Long');
  await indexed(url, record.position);
  clearInterval(timer);
  const most = Math.max(...samples);
  const text = `${chart(samples, (sampleMs / 1000) * samples.length)}
rows read ${record.rowsRead}, accepted ${record.accepted}, state ${record.state}${record.error ? ` (${record.error.message})` : ''}, ${record.rowsPerSecond} rows per second
import and index ${Math.round((Date.now() - began) / 1000)} s
idle ${Math.round(idle)} MB, most ${Math.round(most)} MB, above idle ${Math.round(most - idle)} MB (bound ${bound} MB)\n`;
  tell(options, text, { ratios: [less('above idle ÷ 200 MB', (most - idle) / bound, 1)] });
  if (most - idle >= bound || record.state !== 'completed') process.exitCode = 1;
}
