import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MissingTool } from '../services/errors.mjs';
import { findProgram } from '../services/processes.mjs';
import { readSettings } from '../services/settings.mjs';

const version = 'v1.37.0';

/** The path of oasdiff in the cache, built when it is missing; throws a MissingTool where Go has to be installed first. */
export function oasdiff(env = process.env) {
  const folder = join(readSettings(env).cache, `oasdiff-${version}`);
  const program = join(folder, 'oasdiff');
  if (existsSync(program)) return program;
  const go = findProgram('go');
  if (!go) throw new MissingTool(missing);
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`building oasdiff ${version}\n`);
  const built = spawnSync(go, ['install', `github.com/oasdiff/oasdiff@${version}`], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) throw new MissingTool(`go could not build oasdiff ${version}`);
  return program;
}

const missing =
  `missing: Go, which builds oasdiff ${version} to compare with the last release. Install it from\n` +
  `https://go.dev/dl or, on Debian or Ubuntu, by  sudo apt-get install -y golang-go`;
