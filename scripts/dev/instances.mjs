import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const standby = fileURLToPath(new URL('standby.mjs', import.meta.url));

/** Getting one ready to wait takes as much of the machine as a start, and must not slow that down. */
const afterMs = 2_000;

/** One process that serves, and one that waits to take over. */
export class Instances {
  #options;
  #waiting;
  #timer;
  #serving;
  #last = Promise.resolve();

  constructor(options) {
    this.#options = options;
    this.#waiting = this.#prepare();
  }

  /** Serves what is compiled now; what is asked for meanwhile is one more start, after this one. */
  restart() {
    this.#last = this.#last.then(() => this.#replace());
    return this.#last;
  }

  async end() {
    clearTimeout(this.#timer);
    await this.#stop();
    this.#waiting?.process.kill('SIGKILL');
  }

  async #replace() {
    clearTimeout(this.#timer);
    const { process: next, ready } = this.#waiting ?? this.#prepare();
    await Promise.all([ready, this.#stop()]);
    this.#serving = next;
    next.send({ file: join(this.#options.folder, 'service.js'), inspect: this.#options.inspect });
    this.#waiting = undefined;
    this.#timer = setTimeout(() => (this.#waiting = this.#prepare()), afterMs);
    next.once('exit', (code) => {
      if (code) process.stderr.write(`It ended with ${code}; the next change starts it again.\n`);
    });
  }

  async #stop() {
    if (!this.#serving || this.#serving.exitCode !== null || this.#serving.signalCode !== null) return;
    const gone = once(this.#serving, 'exit');
    this.#serving.kill('SIGTERM');
    // Where a debugger holds it, it cannot end by itself.
    const late = setTimeout(() => this.#serving.kill('SIGKILL'), 1_000);
    await gone;
    clearTimeout(late);
  }

  #prepare() {
    const env = { DRAIN_MS: '0', ...process.env };
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
    const next = spawn(process.execPath, ['--enable-source-maps', standby, this.#options.folder], {
      ...{ env, stdio },
    });
    return { process: next, ready: once(next, 'message') };
  }
}
