// Drops the databases and indexes in MADE, for a process that is ending: see leftovers.mjs.
import { setTimeout as pause } from 'node:timers/promises';
import { dropDatabase, dropIndices } from './database.mjs';

const made = JSON.parse(process.env.MADE);
const results = await Promise.allSettled(made.map(dropped));
for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
  process.stderr.write(`${reason.message}\n`);
  process.exitCode = 1;
}

async function dropped({ url, name, elasticsearch, prefix }) {
  if (url) await dropDatabase(url, name);
  await dropIndices(elasticsearch, prefix);
  // What a process had asked for when it was killed may come a little later.
  await pause(500);
  await dropIndices(elasticsearch, prefix);
}
