import { existsSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { compileFile } from '../compile.mjs';
import { root } from '../services/settings.mjs';

/** An editor writes a file in several steps, and a checkout many files. */
const calmMs = 30;

/** Compiles what changes, and calls `changed` once it can all be read; a mistake is shown and waits for its cure. */
export function watchSources({ out, changed }) {
  const dirty = new Set();
  let timer;
  for (const folder of ['src', 'migrations'])
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (name === null || !/\.(ts|json)$/.test(name)) return;
      dirty.add(join(folder, name));
      clearTimeout(timer);
      timer = setTimeout(() => compile(dirty, out) && changed(), calmMs);
    });
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
