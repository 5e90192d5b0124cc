// `npm run trial [-- --report FILE]`: generates an endpoint in a copy of this checkout, runs `npm run check` and the
// generated tests there, and throws it away. Exit 0 where all passed as it was written.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLine } from './command-line.mjs';

const { values } = commandLine('npm run trial [-- --report FILE]', {
  options: { report: { type: 'string' } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
/** Two words, so that each of its forms is another. */
const name = 'size-charts';
const started = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'ogrom-trial-'));
const ok = tried();
if (values.report) writeFileSync(values.report, JSON.stringify({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 }));
const seconds = Math.round((Date.now() - started) / 1000);
process.stdout.write(
  `${ok ? 'ok    ' : 'FAILED'}  an endpoint as it is generated passes the checks and its tests  ${seconds} s\n`,
);
process.exit(ok ? 0 : 1);

function tried() {
  copy();
  try {
    return [
      ['generate', 'endpoint', name],
      ['check'],
      ['test', '--', `(endpoints|memory)/${name}`, 'every-operation', 'e2e/start'],
    ].every(runs);
  } finally {
    git('worktree', 'remove', '--force', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With what is changed here and not committed yet, as far as git knows the files. */
function copy() {
  git('worktree', 'add', '--detach', folder, git('stash', 'create') || 'HEAD');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function runs(args) {
  return spawnSync('npm', ['run', '--silent', ...args], { cwd: folder, stdio: 'inherit' }).status === 0;
}
