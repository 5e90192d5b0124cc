import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFolder } from './compile.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');
const sources = ['src', 'migrations', 'scripts/bundle.mjs', '.swcrc', 'package-lock.json'];

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
  for (const folder of ['src', 'migrations']) compileFolder(folder, 'dist');
  // A process of its own, because its plugins work only asynchronously.
  execFileSync(process.execPath, [join(root, 'scripts/bundle.mjs')], { stdio: 'inherit' });
  writeFileSync(stamp, '');
}
