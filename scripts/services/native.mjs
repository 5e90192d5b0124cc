import { elasticsearch } from './elasticsearch.mjs';
import { mariadb } from './mariadb.mjs';
import { poll } from './processes.mjs';
import { accepts, receiver } from './receiver.mjs';
import { markStarted } from './report.mjs';
import { valkey } from './valkey.mjs';

const startDeadline = 120_000;

/** The servers as processes of this machine. */
export function nativeEngine(settings) {
  const services = [mariadb(settings), elasticsearch(settings), receiver(settings), valkey(settings)];
  return {
    name: 'native',
    status: () => Promise.all(services.map(look)),
    async prepare() {
      for (const service of services) if (!(await accepts(service.port))) await service.prepare();
      return [];
    },
    async up() {
      const before = await Promise.all(services.map(look));
      const down = services.filter((_, n) => before[n].state === 'down');
      for (const service of down) await service.prepare(); // one after the other: apt takes no company
      await Promise.all(down.map(bringUp));
      return markStarted(before, await Promise.all(services.map(look)));
    },
    async down() {
      await Promise.all(services.map((service) => service.daemon.stop()));
      return Promise.all(services.map(look));
    },
  };
}

/** What is there now: `running` is ours, `foreign` answers as it should but was started by somebody else. */
async function look({ name, port, variable, url, daemon, probe }) {
  const version = await probe();
  const state = !version ? 'down' : daemon.pid() ? 'running' : 'foreign';
  return { name, version: version ?? '', address: `127.0.0.1:${port}`, state, variable, url };
}

async function bringUp(service) {
  const { name, port, daemon, probe } = service;
  if (!daemon.pid()) {
    if (await accepts(port))
      throw new Error(`${name}: port ${port} is held by a program that does not answer as ${name} should`);
    service.start();
  }
  const answer = await poll(
    async () => (await probe()) || (daemon.pid() ? undefined : 'gone'),
    startDeadline,
  );
  if (answer && answer !== 'gone') return;
  const what = answer ? 'stopped while starting' : `did not answer in ${startDeadline / 1000} s`;
  throw new Error(`${name} ${what}; the end of ${daemon.logFile}:\n${daemon.logTail()}`);
}
