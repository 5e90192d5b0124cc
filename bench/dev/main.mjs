// How long after a change of a source `npm run dev` answers by it, in a copy of this checkout, with the sample
// catalogue: `npm run bench:dev -- --help`.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { endOnSignals } from '../stage/ending.mjs';
import { less, tell } from '../stage/figures.mjs';
import { optionsOf, whole } from '../stage/options.mjs';

const options = optionsOf('bench:dev', { rounds: whole(7) });
const bound = 2_000;
endOnSignals();
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ogrom-bench-dev-'));
const url = 'http://127.0.0.1:18098/v1/suggestions?q=shi';
const source = join(folder, 'src/endpoints/suggestions/suggestions.controller.ts');
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

let dev;
process.once('exit', () => {
  dev?.kill('SIGTERM');
  git('worktree', 'remove', '--force', folder);
  rmSync(folder, { recursive: true, force: true });
});
git('worktree', 'add', '--quiet', '--detach', folder, git('stash', 'create') || 'HEAD');
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
dev = spawn(process.execPath, ['scripts/dev/main.mjs'], {
  cwd: folder,
  env: { PATH: process.env.PATH, PORT: '18098' },
  stdio: 'ignore',
});
try {
  const start = await until(/max-age=60/);
  // The standby and the first look at all types are those of a start, not of a change.
  await pause(20_000);
  const rounds = [];
  for (let round = 1; round <= options.rounds; round++) {
    writeFileSync(source, readFileSync(source, 'utf8').replace(/max-age=\d+/, `max-age=${100 + round}`));
    rounds.push(await until(new RegExp(`max-age=${100 + round}`)));
    await pause(5_000);
  }
  rounds.sort((a, b) => a - b);
  const [median, slowest] = [rounds[rounds.length >> 1], rounds.at(-1)];
  const text = `start ${start} ms; change to answer: median ${median} ms, slowest ${slowest} ms\n`;
  tell(options, text, { ratios: [less('slowest change ÷ 2 s', slowest / bound, 1)] });
  if (slowest > bound) process.exitCode = 1;
} finally {
  dev.kill('SIGTERM');
  await once(dev, 'exit');
}

/** Milliseconds until an answer is so. */
async function until(cacheControl) {
  for (const began = Date.now(); ; await pause(10)) {
    const answer = await fetch(url).catch(() => undefined);
    if (cacheControl.test(answer?.headers.get('cache-control') ?? '')) return Date.now() - began;
    if (Date.now() - began > 60_000) throw new Error('no such answer within a minute');
  }
}
