import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { elasticsearch } from './elasticsearch.mjs';
import { mariadb } from './mariadb.mjs';
import { poll, run } from './processes.mjs';
import { receiver } from './receiver.mjs';
import { markStarted } from './report.mjs';
import { root } from './settings.mjs';
import { valkey } from './valkey.mjs';

/** Whether an engine answers and has the compose plugin. */
export function dockerAnswers() {
  const succeeds = (...args) => spawnSync('docker', args, { stdio: 'ignore', timeout: 15_000 }).status === 0;
  return succeeds('info') && succeeds('compose', 'version');
}

/** The servers as containers of compose.yaml, on the same addresses as the native ones. */
export function dockerEngine(settings) {
  const services = [mariadb(settings), elasticsearch(settings), receiver(settings), valkey(settings)];
  const names = services.map((service) => service.name);
  const compose = (...args) => run('docker', ['compose', ...args], { cwd: root, env: environment(settings) });
  const status = () => Promise.all(services.map(look));
  return {
    name: 'docker',
    status,
    async prepare() {
      compose('pull', ...names);
      return [];
    },
    async up() {
      const before = await status();
      if (before.every(({ state }) => state !== 'down')) return before;
      openLinesFolder(settings);
      compose('up', '--detach', '--wait', '--wait-timeout', '240', ...names);
      await poll(async () => (await status()).every(({ state }) => state !== 'down'), 60_000);
      return markStarted(before, await status());
    },
    async down() {
      compose('stop', ...names);
      return status();
    },
  };
}

async function look({ name, port, variable, url, probe }) {
  const version = await probe();
  return {
    name,
    version: version ?? '',
    address: `127.0.0.1:${port}`,
    state: version ? 'running' : 'down',
    variable,
    url,
  };
}

/** Logstash writes as a user of its own image. */
function openLinesFolder({ state }) {
  const folder = join(state, 'logstash');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
}

function environment(settings) {
  return {
    ...process.env,
    OGROM_MYSQL_PORT: String(settings.mysqlPort),
    OGROM_ELASTICSEARCH_PORT: String(settings.elasticsearchPort),
    OGROM_LOGSTASH_PORT: String(settings.logstashPort),
    OGROM_VALKEY_PORT: String(settings.valkeyPort),
    OGROM_ELASTICSEARCH_HEAP: settings.heap,
    OGROM_SERVICES_DIR: settings.state,
  };
}
