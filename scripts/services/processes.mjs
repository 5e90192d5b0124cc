import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

// Debian keeps servers in sbin, which an ordinary user's PATH lacks.
const searchPath = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter);

/** The full path of a program, or undefined. */
export function findProgram(name) {
  return searchPath
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a command to its end and gives its output; throws with the end of what it said when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64e6, ...options });
  if (result.error) throw result.error;
  if (result.status === 0) return result.stdout ?? '';
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-15).join('\n');
  throw new Error(`${command} ${args.join(' ')} exited with ${result.status ?? result.signal}\n${said}`);
}

/**
 * A server that outlives this script. `mark` is a text in its command line by which a later run
 * knows it again, because a process id alone may have been given to another program meanwhile.
 */
export class Daemon {
  constructor(folder, mark) {
    this.folder = folder;
    this.mark = mark;
    this.pidFile = join(folder, 'pid');
    this.logFile = join(folder, 'log');
  }

  start(command, args, options = {}) {
    mkdirSync(this.folder, { recursive: true });
    const log = openSync(this.logFile, 'w');
    const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log], ...options });
    closeSync(log);
    child.on('error', () => {}); // seen by waitUntil as a process that is not there
    if (child.pid) writeFileSync(this.pidFile, `${child.pid}\n`);
    child.unref();
  }

  /** The process id while our server lives, else undefined. */
  pid() {
    if (!existsSync(this.pidFile)) return undefined;
    const pid = Number(readFileSync(this.pidFile, 'utf8'));
    const { stdout } = spawnSync('ps', ['-ww', '-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
    return pid > 0 && stdout?.includes(this.mark) ? pid : undefined;
  }

  /** Asks the server to stop, and after 30 s makes it. False when it was not running. */
  async stop() {
    const pid = this.pid();
    if (pid) {
      process.kill(pid, 'SIGTERM');
      if (!(await poll(() => !this.pid(), 30_000))) process.kill(-pid, 'SIGKILL');
    }
    rmSync(this.pidFile, { force: true });
    return pid !== undefined;
  }

  logTail(lines = 15) {
    return existsSync(this.logFile)
      ? readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-lines).join('\n')
      : '';
  }
}

/** Asks again every 200 ms until the answer is truthy, and gives it; undefined after the deadline. */
export async function poll(ask, milliseconds) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) return undefined;
    await delay(200);
  }
}
