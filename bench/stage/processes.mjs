import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { built } from '../../scripts/build.mjs';
import { owned } from './children.mjs';
import { endOnSignals } from './ending.mjs';

endOnSignals();

/** A server as a child process, once it answers 200 at `ready`; its output goes nowhere, or into an open file. */
export async function server(args, { env, ready, port, output = 'ignore', channel }) {
  const child = owned(
    spawn(process.execPath, args, {
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', output, 'inherit', ...(channel ? [channel] : [])],
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}${ready}`, child);
  return { url, pid: child.pid, child, stop: () => stop(child) };
}

/** What the image sets, without which memory and pauses would be others. */
export const image = {
  options: ['--max-semi-space-size=8'],
  env: { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' },
};

/** As in production, but whoever loads it comes from one address and reads without a key. */
export const production = {
  NODE_ENV: 'production',
  OPEN_CATALOGUE: 'true',
  RATE_LIMIT: '999999999/60',
  LOGSTASH_URL: '',
  ECB_RATES_URL: 'off',
};

/**
 * The built service, in production mode, ready to serve; it logs to stdout, which is /dev/null by default. With the
 * channel `ipc` it can be sent messages.
 */
export async function service(env, nodeOptions = [], output = 'ignore', channel = undefined) {
  return server([...nodeOptions, built('src/main.js')], {
    env: { ...production, ...env },
    ready: '/health/ready',
    port: await freePort(),
    ...{ output, channel },
  });
}

/** What a command of the built command line prints. */
export async function ogrom(args, env) {
  const options = { env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
  const running = promisify(execFile)(process.execPath, [built('src/cli/main.js'), ...args], options);
  owned(running.child);
  return (await running).stdout;
}

/** The key of a new client that may bring feeds in, in a database that is migrated. */
export const importKey = (env) => keyOf('imports:write', env);

/** The key of a new client that may read the catalogue, in a database that is migrated. */
export const readKey = (env) => keyOf('catalogue:read', env);

async function keyOf(scope, env) {
  const made = await ogrom(['clients', 'create', '--name', 'Bench', '--scope', scope, '--json'], env);
  return JSON.parse(made).key;
}

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

/** User and system time of a process so far, in microseconds. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** Resident memory of a process, in MB. */
export function memoryOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  return Number(kilobytes) / 1024;
}

export async function answers(url, child) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
  }
  throw new Error(`no answer at ${url}`);
}

async function stop(child) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
