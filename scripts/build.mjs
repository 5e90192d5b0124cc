import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');
const sources = ['src', 'migrations', 'explorer', 'scripts/bundle.mjs', '.swcrc', 'package-lock.json'];

/**
 * Compiles into dist/ when a source is newer than the last build, and gives the path of a built file.
 * Types are not checked here, for a start that does not keep people waiting; `npm run check` does that.
 */
export function built(file) {
  const last = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.some((source) => newest(join(root, source)) > last)) compile();
  return join(root, 'dist', file);
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
  for (const folder of ['src', 'migrations']) compileFolder(folder);
  // A process of its own, because its plugins work only asynchronously.
  execFileSync(process.execPath, [join(root, 'scripts/bundle.mjs')], { stdio: 'inherit' });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', 'explorer'], { cwd: root, stdio: 'inherit' });
  writeFileSync(stamp, '');
}

function compileFolder(folder) {
  const to = join(root, 'dist', folder);
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compileFolder(path);
    else if (/(?<!\.d)\.ts$/.test(path))
      writeFileSync(join(to, entry.name.replace(/ts$/, 'js')), compiled(path));
    else copyFileSync(join(root, path), join(to, entry.name));
  }
}

/** By the same compiler and settings (.swcrc) as the tests, which is some ten times faster than tsc. */
function compiled(path) {
  return transformFileSync(join(root, path), {
    cwd: root,
    jsc: { experimental: { keepImportAttributes: true } },
  }).code;
}
