import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MissingTool } from './services/errors.mjs';
import { findProgram } from './services/processes.mjs';
import { readSettings } from './services/settings.mjs';

/** Where the cache has this version of a program that Go builds, or will have it. */
export function pathOf({ name, version }, env = process.env) {
  return join(readSettings(env).cache, `${name}-${version}`, name);
}

/** Its path, built when it is missing; throws a MissingTool where Go has to be installed first. */
export function goTool(tool, env = process.env) {
  const path = pathOf(tool, env);
  if (!existsSync(path)) build(tool, path);
  return path;
}

function build({ name, source, version, why }, path) {
  const go = findProgram('go');
  if (!go) throw new MissingTool(missing(name, version, why));
  const folder = join(path, '..');
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`building ${name} ${version}\n`);
  const built = spawnSync(go, ['install', `${source}@${version}`], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) throw new MissingTool(`go could not build ${name} ${version}`);
  renameSync(join(folder, basename(source)), path);
}

const missing = (name, version, why) =>
  `missing: Go, which builds ${name} ${version} ${why}. Install it from\n` +
  `https://go.dev/dl or, on Debian or Ubuntu, by  sudo apt-get install -y golang-go`;
