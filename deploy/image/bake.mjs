// node deploy/image/bake.mjs: starts the server and the command line once, so that what V8 compiles is kept in
// dist/.compiled for every later start. The systems that they are told of need not be there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const env = {
  ...{ NODE_ENV: 'production', PORT: '8080', HOST: '127.0.0.1', WARMUP_MS: '0', DRAIN_MS: '0' },
  ...{ DATABASE_URL: 'mysql://bake:bake@127.0.0.1:9/bake', ELASTICSEARCH_URL: 'http://127.0.0.1:9' },
  // V8 takes it only with the very options that it was made with.
  NODE_OPTIONS: '--max-semi-space-size=8',
};

const server = started('dist/src/main.js');
await answered('http://127.0.0.1:8080/health/live');
await answered('http://127.0.0.1:8080/docs/');
server.kill();
await ended(server);
await ended(started('dist/src/cli/main.js', '--help'));
const kept = globSync('dist/.compiled/{service,command-line}-*').length;
if (kept !== 2) throw new Error(`${kept} instead of two compiled files are in dist/.compiled`);
process.stdout.write(`${kept} compiled files are kept\n`);

function started(...args) {
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function answered(url) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(50)) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
  }
  throw new Error(`no answer at ${url}`);
}

async function ended(child) {
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
}
