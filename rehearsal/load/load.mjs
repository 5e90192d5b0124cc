import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('generator.mjs', import.meta.url));

/** The load: a generator in a process of its own, and every request that it has told of. */
export class Load {
  #child = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  #gone = once(this.#child, 'exit');
  #stopping;
  /** `{ at, ms, kind, operation, status, version, retryAfter, id, error }`, `at` in milliseconds of the wall clock. */
  records = [];

  constructor() {
    process.once('exit', () => this.#child.kill('SIGKILL'));
    this.#child.on('message', ({ records = [] }) => this.records.push(...records));
  }

  async capacity(options) {
    this.#child.send({ order: 'capacity', ...options });
    const [{ capacity }] = await once(this.#child, 'message');
    return capacity;
  }

  start(options) {
    this.#child.send({ order: 'start', ...options });
  }

  /** No further requests; resolves when the last is answered. Rejects where the load broke: then nobody saw all that failed. */
  stop() {
    return (this.#stopping ??= this.#end());
  }

  async #end() {
    if (this.#child.connected) this.#child.send({ order: 'stop' });
    const [code] = await this.#gone;
    if (code !== 0) throw new Error(`the load has ended with ${code}`);
  }

  /** Imports that the service has answered 202. */
  get acknowledged() {
    return this.records.filter(({ id }) => id !== undefined);
  }
}
