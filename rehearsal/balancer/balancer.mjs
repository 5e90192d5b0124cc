import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram } from '../../scripts/services/processes.mjs';
import { daemon } from '../fleet/daemon.mjs';
import { freePorts } from '../fleet/ports.mjs';
import { balancerConfig } from './config.mjs';
import { command, servers } from './runtime.mjs';

/** A running HAProxy with empty slots i1 … */
export async function startBalancer(settings, { folder, slots, redispatch }) {
  const [port] = await freePorts(1);
  const socket = join(folder, 'haproxy.sock');
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, balancerConfig(settings, { port, socket, slots, redispatch }));
  const process = daemon(findProgram('haproxy'), ['-db', '-f', file], { log: join(folder, 'haproxy.log') });
  while (!existsSync(socket)) {
    if (process.exited) throw new Error(`HAProxy does not start: ${process.tail()}`);
    await pause(20);
  }
  return new Balancer(`http://127.0.0.1:${port}`, socket, process);
}

class Balancer {
  constructor(url, socket, process) {
    this.url = url;
    this.socket = socket;
    this.process = process;
  }

  /** Begins to check the instance; requests come once it is healthy. Leaving maintenance alone would count as healthy. */
  async register(name, port, weight) {
    const server = `instances/${name}`;
    await command(
      this.socket,
      `set server ${server} addr 127.0.0.1 port ${port}`,
      `set server ${server} weight 0`,
      `set server ${server} state ready`,
      `set server ${server} health down`,
      `set server ${server} weight ${weight}`,
    );
  }

  weigh(name, weight) {
    return command(this.socket, `set server instances/${name} weight ${weight}`);
  }

  /** No new requests; those in flight go on. */
  drain(name) {
    return command(this.socket, `set server instances/${name} state drain`);
  }

  /** Cuts what is still there. */
  remove(name) {
    const server = `instances/${name}`;
    return command(this.socket, `shutdown sessions server ${server}`, `set server ${server} state maint`);
  }

  servers() {
    return servers(this.socket);
  }

  async healthy(name) {
    return (await this.servers()).get(name)?.status.startsWith('UP') ?? false;
  }
}
