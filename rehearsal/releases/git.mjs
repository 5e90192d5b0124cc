import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/services/processes.mjs';
import { root } from '../../scripts/services/settings.mjs';

const served = ['src', 'migrations'];
const git = (...args) => run('git', args, { cwd: root }).trim();
const succeeds = (...args) => spawnSync('git', args, { cwd: root, stdio: 'ignore' }).status === 0;

/** The commit of a ref; throws where there is none. */
export function commitOf(ref) {
  if (!succeeds('rev-parse', '--verify', '--quiet', `${ref}^{commit}`))
    throw new Error(`${ref} is no commit here`);
  return git('rev-parse', `${ref}^{commit}`);
}

/**
 * What was released before `to` (a commit, or undefined for the working tree): the last tag, or else the nearest
 * commit that serves something else. In a clone without history there is only the commit itself.
 */
export function commitBefore(to) {
  const differs = (commit) => !succeeds('diff', '--quiet', commit, ...(to ? [to] : []), '--', ...served);
  const tag = spawnSync('git', ['describe', '--tags', '--abbrev=0', to ?? 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  const tagged = tag.status === 0 ? commitOf(tag.stdout.trim()) : undefined;
  if (tagged && differs(tagged)) return tagged;
  const history = git('rev-list', '--first-parent', '--max-count=200', to ?? 'HEAD').split('\n');
  return history.find(differs) ?? history[0];
}

/** `3f858d7`, or `3f858d7+` for the working tree. */
export function labelOf(commit) {
  return commit ? git('rev-parse', '--short', commit) : `${git('rev-parse', '--short', 'HEAD')}+`;
}

/** The text of a file as a commit has it; undefined where it has none. */
export function fileAt(commit, path) {
  return succeeds('cat-file', '-e', `${commit}:${path}`)
    ? run('git', ['show', `${commit}:${path}`], { cwd: root })
    : undefined;
}

/** The files of a commit, into a folder. */
export function exported(commit, folder) {
  const archive = spawnSync('git', ['archive', '--format=tar', commit], { cwd: root, maxBuffer: 1 << 30 });
  if (archive.status !== 0) throw new Error(`git archive ${commit}: ${archive.stderr}`);
  run('tar', ['-x', '-C', folder], { input: archive.stdout });
}

/** Whether the commit runs on the very packages of the working tree; those of development do not count. */
export function samePackages(commit) {
  const then = git('show', `${commit}:package-lock.json`);
  return packagesOf(then) === packagesOf(readFileSync(join(root, 'package-lock.json'), 'utf8'));
}

function packagesOf(lock) {
  const needed = Object.entries(JSON.parse(lock).packages).filter(([name, { dev }]) => name !== '' && !dev);
  return JSON.stringify(needed);
}
