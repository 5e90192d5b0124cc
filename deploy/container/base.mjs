import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run, succeeds } from './engine.mjs';

const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
const [, pinned, version] = dockerfile.match(/^ARG NODE_IMAGE=(node:([\d.]+)-slim@\S+)$/m);
const standIn = `localhost/node-stand-in:${version}`;

/**
 * The build arguments that name the base. Where its registry cannot be reached, a stand-in is made of the same
 * parts: Debian 12, the same version of node, npm. Only with buildah, as root.
 */
export function baseArgs({ name }) {
  if (name === 'docker' || succeeds('buildah', 'pull', `docker.io/library/${pinned}`)) return [];
  process.stdout.write(`base              a stand-in: the registry of ${pinned} cannot be reached\n`);
  if (!succeeds('buildah', 'inspect', '--type=image', standIn)) buildStandIn();
  return [`--build-arg=NODE_IMAGE=${standIn}`, '--pull=never', ...trust()];
}

/** What the host trusts, for the `npm ci` in the build. */
function trust() {
  const cafile = run('npm', 'config', 'get', 'cafile');
  if (cafile === 'null') return [];
  const npmrc = join(folder(), 'npmrc');
  writeFileSync(npmrc, `cafile=${cafile}\n`);
  return [`--volume=${cafile}:${cafile}:ro`, `--volume=${npmrc}:/usr/local/etc/npmrc:ro`];
}

function buildStandIn() {
  const root = join(folder(), 'root');
  rmSync(root, { recursive: true, force: true });
  run('debootstrap', '--variant=minbase', '--include=ca-certificates', 'bookworm', root);
  run('chroot', root, 'groupadd', '--gid=1000', 'node');
  run('chroot', root, 'useradd', '--uid=1000', '--gid=node', '--create-home', 'node');
  const binary = join(folder(), 'node');
  const platform = `node-linux-${process.arch}`;
  run('npm', 'install', '--no-save', `--prefix=${binary}`, `${platform}@${version}`, 'npm@11');
  run('cp', join(binary, 'node_modules', platform, 'bin/node'), join(root, 'usr/local/bin/node'));
  mkdirSync(join(root, 'usr/local/lib/node_modules'), { recursive: true });
  run('cp', '-r', join(binary, 'node_modules/npm'), join(root, 'usr/local/lib/node_modules/npm'));
  run('ln', '-s', '../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
  writeFileSync(
    join(folder(), 'Dockerfile'),
    'FROM scratch\nADD root /\nENV PATH=/usr/local/bin:/usr/bin:/bin\n',
  );
  run('buildah', 'build', '--isolation=chroot', `--tag=${standIn}`, folder());
  for (const path of [root, binary]) rmSync(path, { recursive: true });
}

function folder() {
  const path = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ogrom/node-stand-in');
  if (!existsSync(path)) mkdirSync(path, { recursive: true });
  return path;
}
