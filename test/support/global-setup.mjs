import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { elasticsearch, elasticsearchVersion } from '../../scripts/services/elasticsearch.mjs';
import { mariadb, mariadbVersion } from '../../scripts/services/mariadb.mjs';
import { poll } from '../../scripts/services/processes.mjs';
import { receiver } from '../../scripts/services/receiver.mjs';
import { readSettings } from '../../scripts/services/settings.mjs';
import { valkey, valkeyVersion } from '../../scripts/services/valkey.mjs';

/**
 * Asks the real servers once, before any test file is read, because whether a suite is skipped has to be
 * known while it is described. test/support/services.ts reads what is written into the environment here.
 */
export default async function prepare() {
  const settings = readSettings(process.env);
  await Promise.all([
    note('MYSQL', mariadb(settings), mariadbVersion),
    note('ELASTICSEARCH', elasticsearch(settings), elasticsearchVersion),
    note('VALKEY', valkey(settings), valkeyVersion),
    note('LOGSTASH', receiver(settings), (url) => delivers(url, receiver(settings).linesFile())),
  ]);
}

async function note(key, { variable, url: usual }, answers) {
  const url = process.env[variable] || usual;
  process.env[`OGROM_TEST_${key}_URL`] = url;
  if (await answers(url)) return;
  const address = new URL(url);
  process.env[`OGROM_TEST_${key}_REASON`] =
    `nothing usable answers at ${address.protocol}//${address.host} (${variable}; \`npm run services up\` starts it)`;
}

/** Whether a line sent there arrives in the file that tests will read. */
async function delivers(url, file) {
  process.env.OGROM_TEST_LOGSTASH_FILE = process.env.OGROM_LOGSTASH_FILE || file;
  const id = randomUUID();
  try {
    await sendLine(new URL(url), JSON.stringify({ probe: id }));
  } catch {
    return false;
  }
  const lines = process.env.OGROM_TEST_LOGSTASH_FILE;
  return poll(() => existsSync(lines) && readFileSync(lines, 'utf8').includes(id), 5000);
}

async function sendLine({ hostname, port }, line) {
  const socket = connect({ host: hostname, port: Number(port), timeout: 2000 });
  socket.once('timeout', () => socket.destroy(new Error('no connection within 2 s')));
  await once(socket, 'connect');
  // From here on the line arrives or it does not, which is looked for; nobody waits for the socket any more.
  socket.setTimeout(0).on('error', () => {});
  socket.end(`${line}\n`);
}
