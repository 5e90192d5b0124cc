// `npm run container`: builds the image, runs it as production would (read-only, no privileges, real servers),
// probes it, stops it, and exits 1 where anything is not as promised. Servers: those of `npm run services`.
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine } from '../../scripts/command-line.mjs';
import { baseArgs } from './base.mjs';
import { engine, run } from './engine.mjs';
import { surroundings } from './surroundings.mjs';

commandLine('npm run container');
const root = new URL('../..', import.meta.url).pathname;
const image = 'localhost/ogrom:container';
const container = `ogrom-container-${process.pid}`;
const port = process.env.PORT || '18080';
const limitMegabytes = 180;
/** What `docker stop` grants before it kills. */
const graceMs = 10_000;
const wrong = [];

const used = engine();
if (!used)
  fail('no container engine: start Docker, or as root `apt-get install buildah podman runc debootstrap`');
// Before the build, which takes a minute.
if (!process.env.DATABASE_URL || !process.env.ELASTICSEARCH_URL)
  fail(
    'needs DATABASE_URL and ELASTICSEARCH_URL: `npm run services up` starts servers and says what to export',
  );
const [program, ...globals] = used.program;
const control = (...args) => run(program, ...globals, ...args);
const revision = run('git', '-C', root, 'rev-parse', 'HEAD');

say('engine', used.name);
await timed('built in', async () => build());
const megabytes = Number(control('image', 'inspect', '--format={{.Size}}', image)) / 1e6;
say('size', `${megabytes.toFixed(1)} MB`);
expectThat(megabytes < limitMegabytes, `the image is smaller than ${limitMegabytes} MB`);
expectThat(control('image', 'inspect', '--format={{.Config.User}}', image) === '1000:1000', 'not root');
const label = '{{index .Config.Labels "org.opencontainers.image.revision"}}';
expectThat(control('image', 'inspect', `--format=${label}`, image) === revision, 'labelled with its commit');

const around = await surroundings(process.env).catch((error) => fail(error.message));
try {
  await timed('migrated in', async () => control('run', '--rm', ...runArgs(), image, 'ogrom', 'migrate'));
  control('run', '--detach', `--name=${container}`, ...runArgs(), image);
  await timed('ready in', async () => ready());
  await look();
  await stop();
} catch (error) {
  wrong.push(error.message);
} finally {
  if (wrong.length) process.stdout.write(`${logs()}\n`);
  control('rm', '--force', container);
  control('volume', 'rm', '--force', container);
  await around.remove();
}
say('result', wrong.length ? `not as promised:\n  ${wrong.join('\n  ')}` : 'as promised');
process.exit(wrong.length ? 1 : 0);

function build() {
  const committed = run('git', '-C', root, 'log', '-1', '--format=%ct');
  const args = [`--tag=${image}`, '--build-arg=VERSION=container', `--build-arg=REVISION=${revision}`];
  used.build([...args, ...baseArgs(used), root], { committed, revision });
}

function runArgs() {
  const env = Object.entries({ ...around.env, ECB_RATES_URL: 'off', PORT: port }).map(
    ([name, value]) => `--env=${name}=${value}`,
  );
  const locked = ['--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
  // Not even a writable /tmp, which podman would add.
  if (used.name !== 'docker') locked.push('--read-only-tmpfs=false');
  // As Beanstalk has it; a start where it cannot be written would fail.
  const spool = [`--volume=${container}:/var/spool/ogrom`, '--env=CLICK_SPOOL=/var/spool/ogrom'];
  return ['--network=host', ...locked, ...(used.runArgs ?? []), ...env, ...spool];
}

async function ready() {
  const deadline = Date.now() + 60_000;
  while (!(await get('/health/ready').catch(() => undefined))?.ok) {
    if (Date.now() > deadline) throw new Error('not ready after 60 s');
    await pause(100);
  }
}

async function look() {
  const paths = ['/health/live', '/health', '/openapi.json', '/docs/'];
  const [live, health, document, reference] = await Promise.all(paths.map(get));
  expectThat(reference.ok, 'it has the reference');
  expectThat(
    live.headers.get('ogrom-version') === `container+${revision.slice(0, 7)}`,
    'its answers say its version',
  );
  expectThat((await health.json()).status === 'ok', '/health says ok');
  const commit = control('exec', container, 'node', '-p', 'process.env.OGROM_COMMIT');
  expectThat(commit === revision, `it was built from ${commit}`);
  expectThat(Object.keys((await document.json()).paths).length > 5, '/openapi.json describes it');
  const first = control(
    'exec',
    container,
    'node',
    '-p',
    "require('fs').readFileSync('/proc/1/cmdline', 'utf8').split('\\0')[0]",
  );
  expectThat(first === 'node', `process 1 is node, not ${first}`);
  const there = ['typescript', '@swc/core', '@nestjs/cli', 'better-sqlite3/deps'].map(
    (one) => `/app/node_modules/${one}`,
  );
  const left = control(
    'exec',
    container,
    'node',
    '-p',
    `${JSON.stringify(there)}.filter(require('fs').existsSync).join()`,
  );
  expectThat(left === '', `no development packages: ${left}`);
}

async function stop() {
  const started = Date.now();
  control('stop', '-t', String(graceMs / 1000), container);
  const took = Date.now() - started;
  const code = control('inspect', '--format={{.State.ExitCode}}', container);
  say('stopped in', `${(took / 1000).toFixed(1)} s, exit code ${code}`);
  expectThat(code === '0' && took < graceMs, 'it ends by itself with 0 before it is killed');
}

function logs() {
  try {
    return control('logs', '--tail=20', container);
  } catch {
    return '';
  }
}

function get(path) {
  return fetch(`http://127.0.0.1:${port}${path}`);
}

async function timed(what, work) {
  const started = Date.now();
  await work();
  say(what, `${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function expectThat(holds, promise) {
  if (!holds) wrong.push(promise);
}

function say(what, value) {
  process.stdout.write(`${what.padEnd(18)}${value}\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(3);
}
