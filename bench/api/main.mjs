// The service beside raw Fastify and a tutorial's Nest, same bytes, same data: `npm run bench:api -- --help`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownStage, statement } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { tell } from '../stage/figures.mjs';
import { optionsOf, path, seconds, some, whole } from '../stage/options.mjs';
import { freePort, image, ogrom, readKey, server, service } from '../stage/processes.mjs';
import { indexes } from './joined.mjs';
import { assertSame, measured } from './load.mjs';
import { ratiosOf, report } from './report.mjs';
import { catalogueRequests, searchRequests } from './requests.mjs';
import { targetsOf } from './targets.mjs';

const names = ['product', 'list', 'category', 'search', 'same', 'health'];
const options = optionsOf(
  'bench:api',
  {
    ...{ rows: whole(44_000), feed: path('FILE'), rounds: whole(5), seconds: seconds(4) },
    ...{ connections: whole(16), only: some(names), profile: path('FOLDER') },
  },
  `--feed FILE in place of --rows; --only: ${names.join(', ')}`,
);

/** Limits are kept count of, as in production, but not reached. */
const deployed = {
  OPEN_CATALOGUE: 'false',
  RATE_LIMIT: '999999999/86400',
  CLIENT_RATE_LIMIT: '999999999/86400',
};
const stage = await ownStage();
try {
  await load();
  await run();
} finally {
  await stage.drop();
}

async function load() {
  await ogrom(['migrate'], stage.env);
  const feeds = options.feed
    ? [{ shop: 'Alpha', file: options.feed }]
    : await sharedFeeds(options.rows, ownFolder());
  for (const { shop, file } of feeds) await ogrom(['import', file, '--shop', shop, '--json'], stage.env);
  await ogrom(['index', 'build', '--json'], stage.env);
  for (const index of indexes) await statement(stage.url, index);
  await statement(stage.url, 'ANALYZE TABLE product, variant, offer, image, product_document');
}

async function run() {
  const captured = await searchRequests(stage);
  const requests = { ...(await catalogueRequests(stage.url)), searches: Object.keys(captured) };
  const file = join(ownFolder(), 'captured.json');
  writeFileSync(file, JSON.stringify(captured));
  const raw = await server([fileURLToPath(new URL('raw.mjs', import.meta.url))], {
    ...{
      env: { NODE_ENV: 'production', ...stage.env, CAPTURED: file },
      ready: '/health',
      port: await freePort(),
    },
  });
  const tutorial = await server([fileURLToPath(new URL('tutorial/main.mjs', import.meta.url))], {
    ...{ env: { NODE_ENV: 'production', ...stage.env }, ready: '/v1/products', port: await freePort() },
  });
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const key = await readKey(stage.env);
  const ogromServer = await service({ ...stage.env, ...image.env, ...deployed }, [
    ...image.options,
    ...profiling,
  ]);
  try {
    await compare({ raw, tutorial, ogrom: { ...ogromServer, headers: { 'x-api-key': key } } }, requests);
  } finally {
    await Promise.all([raw, tutorial, ogromServer].map((one) => one.stop()));
  }
}

async function compare(servers, requests) {
  const all = await targetsOf(servers, requests);
  const chosen = all.filter(({ work }) => !options.only || options.only.includes(work));
  const results = [];
  for (const { work, same, targets } of chosen) {
    const sizes = [];
    for (const urls of same) sizes.push(await assertSame(urls, servers.ogrom.headers));
    const bytes = sizes.length > 0 ? sizes.reduce((a, b) => a + b) / sizes.length : 0;
    process.stderr.write(`${work}: ${same.length} answers are the same in bytes\n`);
    results.push({ work, bytes, figures: await measured(targets, options) });
  }
  const works = results.map(({ figures, ...rest }) => ({ ...rest, figures: Object.fromEntries(figures) }));
  tell(options, report(results, options), { ratios: ratiosOf(results), works });
}
