import { join } from 'node:path';
import { daemon, stop } from './daemon.mjs';
import { freePorts } from './ports.mjs';
import { gentleStart } from './priority.mjs';

/** The instances: each keeps its port, whatever release it runs. `releases` is `{ old, new }`. */
export class Fleet {
  #ports = new Map();
  #running = new Map();
  /** How each stop went: `{ name, release, code, signal, ms }`. */
  stops = [];

  constructor({ releases, folder, env, settings }) {
    Object.assign(this, { releases, folder, env, settings });
  }

  /** Instance → `old` or `new`. */
  get running() {
    return Object.fromEntries([...this.#running].map(([name, { release }]) => [name, release]));
  }

  /** Starts the release as that instance; its port, at once. */
  async launch(name, release) {
    const port = this.#ports.get(name) ?? (await freePorts(1))[0];
    this.#ports.set(name, port);
    const { main, version, nodeOptions = [] } = this.releases[release];
    const child = daemon(process.execPath, [...nodeOptions, main], {
      log: join(this.folder, `${name}.log`),
      env: { ...this.env, PORT: String(port), OGROM_VERSION: version },
    });
    this.#running.set(name, { child, release, normal: gentleStart(child.pid) });
    return port;
  }

  /** Once it is healthy it gets the processor like all others. */
  settled(name) {
    this.#running.get(name).normal();
  }

  exited(name) {
    const { child } = this.#running.get(name);
    return child.exited ? child.tail() : undefined;
  }

  async stop(name) {
    const { child, release } = this.#running.get(name);
    const how = await stop(child, this.settings.stopGraceMs);
    this.#running.delete(name);
    this.stops.push({ name, release, ...how });
  }

  /** kill -9. */
  async kill(name) {
    const { child } = this.#running.get(name);
    child.kill('SIGKILL');
    await child.exit;
    this.#running.delete(name);
  }

  async end() {
    await Promise.all([...this.#running.keys()].map((name) => this.stop(name)));
  }
}
