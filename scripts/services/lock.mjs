import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poll } from './processes.mjs';

/** Runs `work` while no other run of this script works in the same folder; waits up to ten minutes for its turn. */
export async function alone(folder, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  if (!(await poll(() => take(file), 600_000))) throw new Error(`another run holds ${file}`);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  }
}

function holderLives(file) {
  try {
    return process.kill(Number(readFileSync(file, 'utf8')), 0);
  } catch (error) {
    return error.code === 'EPERM' || error.code === 'ENOENT';
  }
}
