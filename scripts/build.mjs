import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFolder } from './compile.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');
const lock = join(root, '.cache/build.lock');
const sources = ['src', 'migrations', 'explorer', 'scripts/bundle', '.swcrc', 'package-lock.json'];

/**
 * Compiles into dist/ when a source is newer than the last build, and gives the path of a built file.
 * Types are not checked here, for a start that does not keep people waiting; `npm run check` does that.
 */
export function built(file) {
  if (isOld()) inTurn(() => isOld() && compile());
  return join(root, 'dist', file);
}

function isOld() {
  const last = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  return sources.some((source) => newest(join(root, source)) > last);
}

/** Two that find it old at once, as workers of the tests do, must not build into the same folder. */
function inTurn(work) {
  while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A lock is left behind by who was killed; no build takes a minute. */
function taken() {
  try {
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, '', { flag: 'wx' });
    return true;
  } catch {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) rmSync(lock, { force: true });
    return false;
  }
}

/** Folders count too: their time tells of deleted files. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  const entries = statSync(path).isDirectory() ? readdirSync(path) : [];
  return Math.max(mtimeMs, ...entries.map((entry) => newest(join(path, entry))));
}

function compile() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const folder of ['src', 'migrations']) compileFolder(folder, 'dist');
  // A process of its own, because its plugins work only asynchronously.
  execFileSync(process.execPath, [join(root, 'scripts/bundle/main.mjs')], { stdio: 'inherit' });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', 'explorer'], { cwd: root, stdio: 'inherit' });
  writeFileSync(stamp, '');
}
