import { chownSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { run } from './processes.mjs';

// Elasticsearch refuses to run as root, so root starts it as nobody, who cannot enter folders such as /root.

const isRoot = () => process.getuid?.() === 0;

/** The path itself where the server's user can reach it, else the one given for that case. */
export function reachable(path, otherwise) {
  return !isRoot() || isOpen(path) ? path : otherwise;
}

function isOpen(path) {
  const parent = dirname(resolve(path));
  if (existsSync(parent) && !(statSync(parent).mode & 0o001)) return false;
  return parent === dirname(parent) || isOpen(parent);
}

/** Copies a folder once, whole or not at all. */
export function copyOnce(from, to) {
  if (from === to || existsSync(to)) return;
  const part = `${to}.${process.pid}`;
  try {
    cpSync(from, part, { recursive: true });
    renameSync(part, to);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** The command as it has to be started; as root, gives the folder to nobody and starts as that user. */
export function asOrdinaryUser(folder, command, args) {
  if (!isRoot()) return [command, args];
  const uid = Number(run('id', ['-u', 'nobody']));
  const gid = Number(run('id', ['-g', 'nobody']));
  chownAll(folder, uid, gid);
  return ['setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', command, ...args]];
}

function chownAll(path, uid, gid) {
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) chownAll(join(path, name), uid, gid);
}
