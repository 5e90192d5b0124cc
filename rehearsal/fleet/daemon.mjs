import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

const running = new Set();
// Nothing outlives a rehearsal, however it ends.
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A child process that logs into a file. */
export function daemon(program, args, { log, env = process.env, cwd }) {
  const output = openSync(log, 'a');
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', output, output] });
  closeSync(output);
  running.add(child);
  const exit = once(child, 'exit').then(([code, signal]) => {
    running.delete(child);
    return { code, signal };
  });
  return {
    pid: child.pid,
    exit,
    get exited() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    kill: (signal) => child.kill(signal),
    tail: () => readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n'),
  };
}

/** SIGTERM, and SIGKILL after the grace, as `docker stop` does: `{ code, signal, ms }`. */
export async function stop(child, graceMs) {
  const began = performance.now();
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  // A process that is stopped takes no SIGTERM.
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  const { code, signal } = await child.exit;
  clearTimeout(timer);
  return { code, signal, ms: performance.now() - began };
}
