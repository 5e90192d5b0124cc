import { Client } from '@elastic/elasticsearch';
import { measured } from '../api/load.mjs';
import { catalogueRequests, facets, texts } from '../api/requests.mjs';
import { ownStage, statement } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { memoryOf, ogrom, service } from '../stage/processes.mjs';

const connections = 4;
const warmSeconds = 5;
/** So many products are asked for, that a large catalogue is not read from the memory of the database alone. */
const asked = 20_000;

/** How time, memory and disk grow with catalogues of so many products; each in a database and an index of its own. */
export async function ofSizes(sizes, shops, load) {
  const results = [];
  for (const products of sizes) {
    process.stderr.write(`${products} products\n`);
    results.push(await ofSize(products, shops, load));
    // A large one takes an hour; what is known by then is not lost with it.
    process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
  }
  return results;
}

async function ofSize(products, shops, load) {
  const stage = await ownStage();
  try {
    await ogrom(['migrate'], stage.env);
    const importing = await filled(stage, products, shops);
    const indexing = await timed(() => ogrom(['index', 'build', '--json'], stage.env));
    await statement(stage.url, 'ANALYZE TABLE product, variant, offer, image, product_document');
    const [{ documents }] = await statement(
      stage.url,
      'SELECT COUNT(*) AS documents FROM product_document WHERE listed = 1',
    );
    return {
      products: Number(documents),
      rowsPerSecond: importing.rows / importing.seconds,
      feeds: importing.feeds,
      documentsPerSecond: Number(documents) / indexing,
      ...(await served(stage, load)),
      ...(await disk(stage)),
    };
  } finally {
    await stage.drop();
  }
}

async function filled(stage, products, shops) {
  const feeds = [];
  for (const { shop, file } of await sharedFeeds(products, ownFolder(), shops)) {
    let said;
    const seconds = await timed(async () => {
      said = await ogrom(['import', file, '--shop', shop, '--json'], stage.env);
    });
    feeds.push({ rows: JSON.parse(said.trim().split('\n').at(-1)).rowsRead, seconds });
    process.stderr.write(`${shop}: ${feeds.at(-1).rows} rows in ${Math.round(seconds)} s\n`);
  }
  const sum = (member) => feeds.reduce((all, feed) => all + feed[member], 0);
  return { feeds, rows: sum('rows'), seconds: sum('seconds') };
}

async function served(stage, load) {
  const { products, lists } = await catalogueRequests(stage.url, asked);
  const searches = texts.map((text) => `/v1/search?q=${encodeURIComponent(text)}&${facets}`);
  const running = await service(stage.env);
  try {
    const works = Object.entries({ product: products, list: lists, search: searches });
    const targets = works.map(([name, paths]) => ({
      ...{ name, url: running.url, pid: running.pid, requests: paths.map((path) => ({ path })) },
    }));
    process.stderr.write('measuring\n');
    await measured(targets, { rounds: 0, seconds: warmSeconds, connections });
    const found = await measured(targets, { ...load, connections });
    return { ...Object.fromEntries(found), memory: memoryOf(running.pid) };
  } finally {
    await running.stop();
  }
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
