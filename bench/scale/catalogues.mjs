import { Client } from '@elastic/elasticsearch';
import autocannon from 'autocannon';
import { catalogueRequests } from '../api/requests.mjs';
import { median } from '../stage/figures.mjs';
import { ownStage, statement } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { memoryOf, ogrom, service } from '../stage/processes.mjs';

const texts = ['blue shirt', 'running shoes', 'black dress', 'watch', 'jeans', 'women kurta', 'sunglasses'];
const connections = 4;

/** How time, memory and disk grow with catalogues of so many products; each in a database and an index of its own. */
export async function ofSizes(sizes, load) {
  const results = [];
  for (const products of sizes) {
    process.stderr.write(`${products} products\n`);
    results.push(await ofSize(products, load));
  }
  return results;
}

async function ofSize(products, load) {
  const stage = await ownStage();
  try {
    await ogrom(['migrate'], stage.env);
    const importing = await filled(stage, products);
    const indexing = await timed(() => ogrom(['index', 'build', '--json'], stage.env));
    await statement(stage.url, 'ANALYZE TABLE product, variant, offer, image, product_document');
    const [{ documents }] = await statement(
      stage.url,
      'SELECT COUNT(*) AS documents FROM product_document WHERE listed = 1',
    );
    return {
      products: Number(documents),
      rowsPerSecond: importing.rows / importing.seconds,
      documentsPerSecond: Number(documents) / indexing,
      ...(await served(stage, load)),
      ...(await disk(stage)),
    };
  } finally {
    await stage.drop();
  }
}

async function filled(stage, products) {
  const feeds = await sharedFeeds(products, ownFolder());
  let rows = 0;
  const seconds = await timed(async () => {
    for (const { shop, file } of feeds) {
      const said = await ogrom(['import', file, '--shop', shop, '--json'], stage.env);
      rows += JSON.parse(said.trim().split('\n').at(-1)).rowsRead;
    }
  });
  return { rows, seconds };
}

async function served(stage, load) {
  const running = await service(stage.env);
  try {
    const { products, lists } = await catalogueRequests(stage.url);
    const searches = texts.map(
      (text) => `/v1/search?q=${encodeURIComponent(text)}&facets=brand,category,colour`,
    );
    const latencies = {};
    for (const [work, paths] of Object.entries({ product: products, list: lists, search: searches }))
      latencies[work] = await latency(running.url, paths, load);
    return { ...latencies, memory: memoryOf(running.pid) };
  } finally {
    await running.stop();
  }
}

async function latency(url, paths, { rounds, seconds }) {
  const requests = paths.map((path) => ({ path }));
  const all = [];
  for (let n = 0; n <= rounds; n++) {
    const {
      latency: found,
      non2xx,
      errors,
    } = await autocannon({
      ...{ url, connections, duration: seconds, requests },
    });
    if (non2xx + errors > 0) throw new Error(`${non2xx + errors} failures at ${paths[0]}`);
    // The first one warms.
    if (n > 0) all.push(found);
  }
  return { p50: median(all.map(({ p50 }) => p50)), p99: median(all.map(({ p99 }) => p99)) };
}

async function disk(stage) {
  const name = new URL(stage.url).pathname.slice(1);
  const [{ bytes }] = await statement(
    stage.url,
    `SELECT SUM(data_length + index_length) AS bytes FROM information_schema.tables WHERE table_schema = '${name}'`,
  );
  const client = new Client({ node: stage.elasticsearch });
  try {
    await client.indices.refresh({ index: `${stage.prefix}-*` });
    const sizes = await client.cat.indices({
      ...{ index: `${stage.prefix}-*`, format: 'json', bytes: 'b', h: 'store.size' },
    });
    const index = sizes.reduce((sum, one) => sum + Number(one['store.size']), 0);
    return { databaseMb: Number(bytes) / 1e6, indexMb: index / 1e6 };
  } finally {
    await client.close();
  }
}

async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
