import { commandLine } from '../command-line.mjs';
import { dockerAnswers, dockerEngine } from './docker.mjs';
import { MissingTool } from './errors.mjs';
import { alone } from './lock.mjs';
import { nativeEngine } from './native.mjs';
import { asJson, asTable } from './report.mjs';
import { readSettings } from './settings.mjs';

const usage = `npm run services -- prepare|up|down|status [--json] [--install]

Gets ready, starts, stops or shows MySQL (or MariaDB), Elasticsearch, a logstash-compatible receiver and Valkey (or Redis)
for development and tests: by Docker where an engine runs, else as processes of this machine. What prepare gets, up gets too;
it needs no npm ci before it: node scripts/services/main.mjs prepare.
  --json      for programs
  --install   as root on Debian or Ubuntu, installs what is missing (also with CI=true)
Variables: OGROM_MYSQL_PORT, OGROM_ELASTICSEARCH_PORT, OGROM_LOGSTASH_PORT, OGROM_VALKEY_PORT,
  OGROM_ELASTICSEARCH_HEAP,
  OGROM_SERVICES_DIR, OGROM_SERVICES_ENGINE (auto, docker, native)
Exit codes: 0 as asked, 1 a server does not answer, 2 a wrong command, 3 something has to be installed first`;

const exitCode = await main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  return error instanceof MissingTool ? 3 : 1;
});
process.exit(exitCode);

async function main() {
  const command = given();
  const settings = readSettings(process.env);
  settings.install ||= command.install;
  const engine = chooseEngine(settings);
  const rows =
    command.name === 'status'
      ? await engine.status()
      : await alone(settings.state, () => engine[command.name]());
  process.stdout.write((command.json ? asJson : asTable)(engine.name, rows));
  return command.name === 'down' || rows.every(({ state }) => state !== 'down') ? 0 : 1;
}

function given() {
  const { values, positionals } = commandLine(usage, {
    options: { json: { type: 'boolean' }, install: { type: 'boolean' } },
    allowPositionals: true,
    wrong: ({ positionals: [name, ...more] }) =>
      ['prepare', 'up', 'down', 'status'].includes(name) && more.length === 0
        ? []
        : ['It takes one of prepare, up, down, status.'],
  });
  return { name: positionals[0], ...values };
}

function chooseEngine(settings) {
  const docker = settings.engine === 'docker' || (settings.engine === 'auto' && dockerAnswers());
  return docker ? dockerEngine(settings) : nativeEngine(settings);
}
