import { existsSync, readdirSync, rmSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { compileFile } from '../compile.mjs';
import { root } from '../services/settings.mjs';

/** An editor writes a file in several steps, and a checkout many files. */
const calmMs = 30;

/** Compiles what changes, and calls `changed` once it can all be read; a mistake is shown and waits for its cure. */
export function watchSources({ out, changed }) {
  const dirty = new Set();
  let timer;
  const seen = (path) => {
    if (isFolder(path)) return follow(path);
    if (!/\.(ts|json)$/.test(path)) return;
    dirty.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => compile(dirty, out) && changed(), calmMs);
  };
  // Each folder by itself: `recursive` of Node 20 follows files, and loses one that an editor replaces.
  const follow = (folder) => {
    watch(join(root, folder), (_, name) => name && seen(join(folder, name)));
    for (const name of readdirSync(join(root, folder)))
      if (isFolder(join(folder, name))) follow(join(folder, name));
  };
  for (const folder of ['src', 'migrations']) follow(folder);
}

function isFolder(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function compile(dirty, out) {
  for (const path of dirty)
    try {
      if (existsSync(join(root, path))) compileFile(path, out);
      else rmSync(join(root, out, path.replace(/ts$/, 'js')), { force: true });
      dirty.delete(path);
    } catch (error) {
      process.stderr.write(`${path}: ${error.message}\n`);
    }
  return dirty.size === 0;
}
