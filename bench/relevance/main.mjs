import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { built } from '../../scripts/build.mjs';
import { dropIndices } from '../stage/database.mjs';
import { endOnSignals } from '../stage/ending.mjs';
import { markdown, more, tell } from '../stage/figures.mjs';
import { droppedAtTheEnd } from '../stage/leftovers.mjs';
import { flag, optionsOf, path } from '../stage/options.mjs';
import { entriesOf, skusOf } from './catalogue.mjs';
import { judgements, ndcg } from './ndcg.mjs';

const options = optionsOf(
  'bench:relevance',
  { esci: path('FEED'), fashion: path('FEED'), keep: path('PREFIX'), 'per-query': flag },
  `NDCG@10 over the judged queries in bench/relevance/data, through the adapter, on the Elasticsearch at
ELASTICSEARCH_URL: the fashion queries on the sample catalogue, and each set on the whole catalogue that its judgements
are about, where that FEED is given. --keep leaves the indexes there under PREFIX, and uses them where they are already.`,
);
endOnSignals();
const url = process.env.ELASTICSEARCH_URL;
if (!url) {
  process.stderr.write('set ELASTICSEARCH_URL; see --help\n');
  process.exit(2);
}
const sample = fileURLToPath(new URL('../../sample/catalogue.csv.gz', import.meta.url));
const sets = [
  { set: 'sample', feed: sample, asked: 'fashion' },
  { set: 'esci', feed: options.esci, asked: 'esci' },
  { set: 'fashion', feed: options.fashion, asked: 'fashion' },
];

const load = (file) => import(built(`src/${file}`));
await import('reflect-metadata');
const { NestFactory } = await import('@nestjs/core');
const { elasticsearchAdapter } = await load('adapters/elasticsearch/elasticsearch.module.js');
const { ProductSearch } = await load('ports/product-search.js');
const { SearchIndexes, SearchIndexWriter } = await load('ports/search-index.js');
const builders = {
  ...(await load('feeds/read-feed.js')),
  ...(await load('catalogue/merge.js')),
  ...(await load('catalogue/base-price.js')),
  ids: await load('catalogue/ids.js'),
};

const rows = [];
for (const one of sets) if (one.feed) rows.push(await measured(one));
const found = markdown([
  ['queries', 'NDCG@10', 'p50 ms', 'relaxed', 'corrected'],
  ...rows.map(({ set, queries, score, ms, relaxed, corrected }) => [
    ...[`${set} dev (${queries})`, score.toFixed(4), ms.toFixed(1), relaxed, corrected],
  ]),
]);
tell(options, `\n${found}`, { ratios: rows.map(({ set, score }) => more(`NDCG@10 ${set}`, score)) });

async function measured({ set, feed, asked }) {
  const prefix = `${options.keep ?? `bench-relevance-${process.pid}`}-${set}`;
  const gone = options.keep ? undefined : droppedAtTheEnd({ elasticsearch: url, prefix });
  const app = await NestFactory.createApplicationContext(elasticsearchAdapter({ url, prefix }), {
    logger: ['error'],
  });
  const indexes = app.get(SearchIndexes);
  try {
    if ((await indexes.current()) === undefined) await filled(app, feed);
    return { set, ...(await judged(asked, await skusOf(feed, builders), app.get(ProductSearch))) };
  } finally {
    if (gone) await dropIndices(url, prefix);
    gone?.();
    await app.close();
  }
}

async function filled(app, feed) {
  const [indexes, writer] = [app.get(SearchIndexes), app.get(SearchIndexWriter)];
  await indexes.create('judged');
  for await (const entries of entriesOf(feed, builders)) {
    const refused = await writer.write('judged', entries);
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`);
  }
  await writer.publish('judged');
  await indexes.activate('judged');
}

async function judged(asked, skus, search) {
  const labels = judgements(table(`${asked}-dev-qrels.tsv.gz`), skus);
  const scores = [];
  const times = [];
  const count = { relaxed: 0, corrected: 0 };
  for (const { query_id: id, query: text } of table(`${asked}-dev-queries.tsv`)) {
    const start = performance.now();
    const { hits, query } = await search.search({ text, sort: 'relevance', facets: [], limit: 10 });
    times.push(performance.now() - start);
    const score = ndcg(
      hits.map((hit) => JSON.parse(hit.card).bestOffer.sku),
      labels.get(id),
    );
    scores.push(score);
    count.relaxed += Number(query.relaxed);
    count.corrected += Number(query.corrected.length > 0);
    if (options['per-query'])
      process.stderr.write(`${[score.toFixed(4), hits.length, text, JSON.stringify(query)].join('\t')}\n`);
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const median = times.sort((a, b) => a - b)[times.length >> 1];
  return { queries: scores.length, score: mean, ms: median, ...count };
}

function table(name) {
  const bytes = readFileSync(fileURLToPath(new URL(`data/${name}`, import.meta.url)));
  const lines = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trimEnd().split('\n');
  const [header, ...records] = lines.map((line) => line.split('\t'));
  return records.map((record) => Object.fromEntries(header.map((column, i) => [column, record[i]])));
}
