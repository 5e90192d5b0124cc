// `npm run test:previous [-- --ref REF] [--report FILE]`: the tests of the previous release on the schema and the index
// mapping of this one, as its instances meet them during a deployment. docs/migrations.md says which release that is.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from './build.mjs';
import { commandLine, misused } from './command-line.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = 'npm run test:previous [-- --ref REF] [--report FILE]';
const { values: options } = commandLine(usage, {
  options: { ref: { type: 'string' }, report: { type: 'string' } },
});

const previous = options.ref ? { commit: commitOf(options.ref), why: '--ref' } : findPrevious();
if (previous) await test(previous);
else
  skip(
    'this clone has no earlier commit (a shallow one? `git fetch --unshallow`), so there is no previous release',
  );

/** Deterministic: by tags where there are any, else by what the schema was before it last changed. */
function findPrevious() {
  const tag = git('describe', '--tags', '--abbrev=0', 'HEAD^');
  if (tag) return { commit: commitOf(tag), why: `the newest tag before HEAD is ${tag}` };
  const changed = git('rev-list', '--first-parent', '--max-count=1', 'HEAD', '--', 'migrations');
  const before = changed && commitOf(`${changed}^`);
  if (before) return { commit: before, why: `migrations/ changed last in the commit after it` };
  const parent = commitOf('HEAD^');
  return parent && { commit: parent, why: 'migrations/ has not changed in the history at hand' };
}

async function test({ commit, why }) {
  if (!commit) misused([`there is no commit ${options.ref}`], usage);
  say(`The previous release is ${git('log', '-1', '--format=%h %s', commit)}: ${why}.`);
  const tree = mkdtempSync(join(tmpdir(), 'ogrom-previous-'));
  try {
    checkOut(commit, tree);
    provideModules(tree);
    await layOver(tree);
    process.exitCode = runTests(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function checkOut(commit, tree) {
  const archive = spawnSync('git', ['archive', commit], { cwd: root, maxBuffer: 1e9 });
  const unpacked = spawnSync('tar', ['-x', '-C', tree], { input: archive.stdout });
  if (archive.status !== 0 || unpacked.status !== 0)
    throw new Error(`cannot unpack ${commit}: ${archive.stderr}`);
}

/** Ours serve where they include all of its own in the same versions; else its own are installed. */
function provideModules(tree) {
  const lock = readLock(tree);
  if (includes(readLock(root), lock))
    return symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  say('Its packages differ from those of this release: npm ci');
  if (run('npm', ['ci', '--no-audit', '--no-fund'], tree) !== 0) throw new Error('npm ci failed');
}

function readLock(folder) {
  return JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
}

function includes(ours, theirs) {
  return Object.entries(theirs).every(
    ([path, { version }]) => path === '' || ours[path]?.version === version,
  );
}

/** This release's migrations and mapping in the place of its own. */
async function layOver(tree) {
  rmSync(join(tree, 'migrations'), { recursive: true });
  cpSync(join(root, 'migrations'), join(tree, 'migrations'), { recursive: true });
  listMigrations(join(tree, 'src/adapters/sql/schema.ts'));
  await layMappingOver(join(tree, 'src/adapters/elasticsearch/mapping.ts'));
}

/** Releases from before `migrations/index.ts` name each migration themselves. */
function listMigrations(file) {
  const text = readFileSync(file, 'utf8');
  if (text.includes('migrations/index.js')) return;
  const listed = text.replace(/\bmigrations: \[[^\]]*\]/, 'migrations: [...released]');
  if (listed === text) throw new Error(`no list of migrations is found in ${file}`);
  writeFileSync(file, `import { migrations as released } from '../../../migrations/index.js';\n${listed}`);
}

/** As bare values: the code that makes them may need words that the previous release does not have. */
async function layMappingOver(file) {
  const ours = await import(built('src/adapters/elasticsearch/mapping.js'));
  const values = Object.entries(ours).map(
    ([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`,
  );
  writeFileSync(file, values.join(''));
}

/** What answers requests, and what the adapters of the shared systems promise it. */
function runTests(tree) {
  const contracts = ['test/adapters/sql', 'test/adapters/elasticsearch']
    .flatMap((folder) => readdirSync(join(tree, folder)).map((name) => `${folder}/${name}`))
    .filter(
      (file) =>
        file.endsWith('.test.ts') && /from '.*\/contracts\//.test(readFileSync(join(tree, file), 'utf8')),
    );
  const report = options.report ? ['--json', `--outputFile=${resolve(options.report)}`] : [];
  return run('npm', ['test', '--', 'test/endpoints/', ...contracts, ...report], tree);
}

/** Nothing could be tested; that is not a failure, and not a success either. */
function skip(reason) {
  say(`Skipped: ${reason}.`);
  if (options.report) writeFileSync(options.report, JSON.stringify({ success: true, numPendingTests: 1 }));
}

function commitOf(ref) {
  return git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
}

/** What git prints; empty where it refuses. */
function git(...args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  return status ?? 1;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
