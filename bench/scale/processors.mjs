import { readFileSync } from 'node:fs';
import { cpuOf } from '../stage/processes.mjs';

/** How busy this machine is from now on, and by whom: shares of all its processors. `parties`: name → pids. */
export function busyBy(parties) {
  const before = ticks();
  const spent = spentBy(parties);
  return () => {
    const now = ticks();
    const all = (now.all - before.all) * 10_000;
    const shares = spentBy(parties).map(([name, micros], n) => [name, (micros - spent[n][1]) / all]);
    const busy = ((now.busy - before.busy) * 10_000) / all;
    const others = busy - shares.reduce((sum, [, share]) => sum + share, 0);
    return { ...Object.fromEntries(shares), others, busy };
  };
}

function spentBy(parties) {
  return Object.entries(parties).map(([name, pids]) => [
    name,
    pids.reduce((sum, pid) => sum + cpuOf(pid), 0),
  ]);
}

/** Hundredths of a second that all processors have spent at work, and altogether. */
function ticks() {
  const spent = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1, 9).map(Number);
  const all = spent.reduce((a, b) => a + b);
  return { all, busy: all - spent[3] - spent[4] };
}
