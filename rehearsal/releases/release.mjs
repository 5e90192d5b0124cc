import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { built } from '../../scripts/build.mjs';
import { run } from '../../scripts/services/processes.mjs';
import { root } from '../../scripts/services/settings.mjs';
import { exported, labelOf, samePackages } from './git.mjs';

const cache = join(root, '.cache/releases');

/** A release that can be started: `{ version, main, cli, folder }`. `commit` undefined: the working tree. */
export function releaseOf(commit) {
  const folder = commit ? checkedOut(commit) : root;
  if (!commit) built('src/main.js');
  const file = (name) => join(folder, 'dist/src', name);
  return { version: labelOf(commit), folder, main: file('main.js'), cli: file('cli/main.js') };
}

/** What a command of the release's command line prints. */
export async function ogrom({ cli, folder }, args, env) {
  const options = { env: { ...process.env, ...env }, cwd: folder, maxBuffer: 1 << 26 };
  return (await promisify(execFile)(process.execPath, [cli, ...args], options)).stdout;
}

/** The release's own configuration, read as it reads it itself. */
export async function configOf({ folder }, env) {
  const { parseConfig } = await import(join(folder, 'dist/src/config.js'));
  return parseConfig(env);
}

/** The built commit, kept by its id. It appears whole or not at all. */
function checkedOut(commit) {
  const same = samePackages(commit);
  const folder = join(cache, same ? commit : `${commit}-own-packages`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  process.once('exit', () => rmSync(draft, { recursive: true, force: true }));
  mkdirSync(draft, { recursive: true });
  exported(commit, draft);
  if (same) symlinkSync(join(root, 'node_modules'), join(draft, 'node_modules'));
  // As in the image, without the embedded database, which would have to be compiled.
  else run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: draft });
  const build = "import('./scripts/build.mjs').then(({ built }) => built('src/main.js'))";
  run(process.execPath, ['--eval', build], { cwd: draft });
  renameSync(draft, folder);
  return folder;
}
