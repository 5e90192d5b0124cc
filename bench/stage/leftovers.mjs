import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endChildren } from './children.mjs';

const script = fileURLToPath(new URL('drop.mjs', import.meta.url));
const left = new Set();
let watching = false;

/**
 * What this process made on servers, `{ elasticsearch, prefix, url?, name? }`, is dropped when it ends: by a failure, a
 * signal or `process.exit`, which no `finally` outlives. Not by SIGKILL. The function that comes back says that it is gone.
 */
export function droppedAtTheEnd(made) {
  left.add(made);
  // Now, not at the import: who registered before, to end processes that write there, comes first.
  if (!watching) process.once('exit', dropAll);
  watching = true;
  return () => left.delete(made);
}

/** An exit waits for nothing but another process; a signal to the group of this one is not meant for that. */
function dropAll() {
  if (left.size === 0) return;
  endChildren();
  process.stderr.write(`dropping ${[...left].map(({ prefix }) => prefix).join(', ')}\n`);
  const { status } = spawnSync(process.execPath, [script], {
    env: { ...process.env, MADE: JSON.stringify([...left]) },
    ...{ stdio: 'inherit', detached: true, timeout: 60_000 },
  });
  if (status !== 0) process.stderr.write('some of it is still there\n');
}
