import { setTimeout as pause } from 'node:timers/promises';
import { comparedWithLog } from '../measure/streams.mjs';
import { changesAfter, newestChange } from './change-log.mjs';
import { StreamReader } from './stream-reader.mjs';

const readers = 3;
/** One that has just been told to come again waits for three seconds at most. */
const catchUpMs = 15_000;

/**
 * Readers that follow the changes from now on, until `compared()` has them catch up, stops them and says what they lack
 * of the log and what they had twice. Undefined where the service streams no changes to this client.
 */
export async function followChanges(service, signal) {
  const since = await newestChange(service);
  if (since === undefined) return undefined;
  const stopped = new AbortController();
  const options = { since, headers: service.headers, signal: AbortSignal.any([signal, stopped.signal]) };
  const all = Array.from({ length: readers }, () => new StreamReader(service.base, options));
  return {
    compared: async () => {
      const log = await changesAfter(service, since);
      await caughtUp(all, log.positions.at(-1), signal);
      stopped.abort();
      await Promise.all(all.map(({ done }) => done));
      return comparedWithLog(log, all);
    },
  };
}

/** All of them have come to the last change, or have had their time. */
async function caughtUp(all, last, signal) {
  const deadline = performance.now() + catchUpMs;
  while (all.some(({ position }) => position < last) && performance.now() < deadline)
    await pause(50, undefined, { signal });
}
