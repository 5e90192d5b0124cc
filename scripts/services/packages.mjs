import { MissingTool } from './errors.mjs';
import { findProgram, run } from './processes.mjs';

/**
 * Makes sure that the programs are there: `{ mariadbd: 'mariadb-server' }` maps each to its Debian package.
 * Installs what is missing when allowed to, else throws a MissingTool that says what to type; `otherwise` is a last way.
 */
export function requirePrograms(packageOf, { install, otherwise = '; or start Docker and run this again' }) {
  const missing = Object.keys(packageOf).filter((program) => !findProgram(program));
  if (!missing.length) return;
  const packages = [...new Set(missing.map((program) => packageOf[program]))];
  if (!install || !canInstall())
    throw new MissingTool(
      `missing: ${missing.join(', ')}. Install the package${packages.length > 1 ? 's' : ''}, on Debian or Ubuntu by\n` +
        `  sudo apt-get install -y ${packages.join(' ')}\n` +
        `or, as root, run this again with --install${otherwise}.`,
    );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  process.stderr.write(`installing ${packages.join(', ')}\n`);
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

function canInstall() {
  return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}
