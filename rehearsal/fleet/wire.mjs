import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram } from '../../scripts/services/processes.mjs';
import { accepts } from '../../scripts/services/receiver.mjs';
import { wireConfig } from '../balancer/config.mjs';
import { daemon } from './daemon.mjs';
import { freePorts } from './ports.mjs';

/**
 * A HAProxy between the instances and one system: killed, connections break and new ones are refused; stopped
 * (SIGSTOP), they are accepted by the kernel and nothing ever comes back, a black hole.
 */
export async function wire(url, { folder, name }) {
  const [port] = await freePorts(1);
  const far = new URL(url);
  const file = join(folder, `${name}.cfg`);
  writeFileSync(file, wireConfig({ port, to: `${far.hostname}:${far.port || usualPorts[far.protocol]}` }));
  const start = () =>
    daemon(findProgram('haproxy'), ['-db', '-f', file], { log: join(folder, `${name}.log`) });
  let running = start();
  const up = async () => {
    while (!(await accepts(port))) await pause(20);
  };
  await up();
  return {
    url: through(url, port),
    cut: async () => {
      running.kill('SIGKILL');
      await running.exit;
    },
    mend: async () => {
      running = start();
      await up();
    },
    blackHole: () => running.kill('SIGSTOP'),
    awake: () => running.kill('SIGCONT'),
    end: async () => {
      running.kill('SIGKILL');
      await running.exit;
    },
  };
}

const usualPorts = { 'mysql:': 3306, 'http:': 80, 'https:': 443 };

/** `tcp://host:1` has no host of its own in a URL of an unknown scheme, so the text is changed instead. */
function through(url, port) {
  const { host } = new URL(url);
  return url.replace(host, `127.0.0.1:${port}`);
}
