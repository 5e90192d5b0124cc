import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MissingTool } from '../services/errors.mjs';
import { root } from '../services/settings.mjs';

const version = '4.32.5';
const home = join(root, `.cache/schemathesis-${version}`);
const program = join(home, 'bin/schemathesis');

/**
 * The path of schemathesis in a virtual environment of its own, which is made when it is missing; throws a MissingTool
 * where Python has none to offer. As root on Debian or Ubuntu `install` brings the packages in.
 */
export function schemathesis({ install }) {
  if (existsSync(program) && works(program, ['--version'])) return program;
  if (!makes() && !(install && installed() && makes())) throw new MissingTool(missing);
  const pip = spawnSync(
    join(home, 'bin/pip'),
    ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (pip.status !== 0) throw new MissingTool(`pip could not install schemathesis ${version}`);
  return program;
}

const missing =
  `missing: Python 3.10 or newer with venv and pip, for schemathesis ${version}. On Debian or Ubuntu:\n` +
  `  sudo apt-get install -y python3 python3-venv\n` +
  `or, as root, run this again with --install.`;

const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const recent = 'import sys; sys.exit(sys.version_info < (3, 10))';

function makes() {
  return works('python3', ['-c', recent]) && works('python3', ['-m', 'venv', '--clear', home]);
}

function installed() {
  const get = (...args) => works('apt-get', [...args, '-qq']);
  return get('update') && get('install', '-y', '--no-install-recommends', 'python3', 'python3-venv');
}
