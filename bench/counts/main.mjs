// What a request costs in counts, which are the same on a busy machine: `npm run bench:counts -- [--keep] [--report FILE]`.
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ownStage } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { markdown, tell, whole } from '../stage/figures.mjs';
import { flag, optionsOf, path } from '../stage/options.mjs';
import { ogrom, service } from '../stage/processes.mjs';
import { asker } from './asking.mjs';
import { grown } from './compared.mjs';
import { counted } from './counted.mjs';
import { worksOf } from './works.mjs';

const options = optionsOf(
  'bench:counts',
  { keep: flag, report: path('FILE') },
  'Fails where a count has grown by more than a tenth; --keep: keeps these counts instead.',
);
const major = process.versions.node.split('.')[0];
const baseline = fileURLToPath(new URL(`node-${major}.json`, import.meta.url));
const products = 600;
/** Nothing is collected while counting, and no optimizer changes in between what is allocated. */
const nodeOptions = [
  ...['--expose-gc', '--no-opt', '--no-maglev', '--min-semi-space-size=256', '--max-semi-space-size=256'],
  `--import=${new URL('probe.mjs', import.meta.url).href}`,
];
const quiet = {
  ...{ INDEXER: 'false', IMPORTER: 'false', COUNTER: 'false', WARMUP_MS: '0' },
  // Counted without the calls to Redis, whether there is one or not.
  REDIS_URL: '',
  ...{ OPEN_CATALOGUE: 'false', RATE_LIMIT: '999999999/86400', CLIENT_RATE_LIMIT: '999999999/86400' },
};

const stage = await ownStage();
try {
  await load();
  judge(await measure());
} finally {
  await stage.drop();
}

async function load() {
  await ogrom(['migrate'], stage.env);
  for (const { shop, file } of await sharedFeeds(products, ownFolder()))
    await ogrom(['import', file, '--shop', shop, '--json'], stage.env);
  await ogrom(['index', 'build', '--json'], stage.env);
}

async function measure() {
  const args = ['clients', 'create', '--name', 'Bench', '--scope', 'catalogue:read', '--json'];
  const { key } = JSON.parse(await ogrom(args, stage.env));
  const running = await service({ ...stage.env, ...quiet }, nodeOptions, 'ignore', 'ipc');
  const client = asker(running.url, key);
  try {
    const told = async (what) => {
      const answer = once(running.child, 'message');
      running.child.send(what);
      return (await answer)[0];
    };
    const works = await worksOf(client.ask, stage.url);
    const results = {};
    for (const [name, work] of Object.entries(works))
      results[name] = await counted(work, { ask: client.ask, told, asked: () => client.bytes });
    return results;
  } finally {
    client.close();
    await running.stop();
  }
}

function judge(results) {
  const counts = Object.fromEntries(Object.entries(results).map(([name, one]) => [name, one.counts]));
  tell(options, table(results), { ratios: [], counts });
  if (options.keep) return writeFileSync(baseline, `${JSON.stringify(counts, null, 2)}\n`);
  if (!existsSync(baseline))
    process.stderr.write(`no counts are kept for Node ${major}: --keep keeps these\n`);
  const failures = existsSync(baseline) ? grown(JSON.parse(readFileSync(baseline, 'utf8')), counts) : [];
  for (const failure of failures) process.stderr.write(`GROWN  ${failure}\n`);
  const failed = Number(failures.length > 0);
  if (options.report) writeFileSync(options.report, JSON.stringify({ passed: 1 - failed, failed }));
  process.exitCode = failed;
}

function table(results) {
  const head = [
    ...['for each request', 'bytes allocated', 'spread', 'outliving', 'statements', 'engine calls'],
    'bytes sent',
  ];
  const rows = Object.entries(results).map(([name, { counts, spread }]) => [
    ...[name, whole(counts.allocated), `${(spread * 100).toFixed(1)} %`],
    ...[whole(counts.outliving), counts.statements, counts.engineCalls, whole(counts.sent)],
  ]);
  return markdown([head, ...rows]);
}
