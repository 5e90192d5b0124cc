// An index build beside a bare bulk loop: `npm run bench:rebuild -- --help`.
import { Client } from '@elastic/elasticsearch';
import { ownStage } from '../stage/database.mjs';
import { aCatalogue } from '../stage/catalogue.mjs';
import { markdown, median, more, ratio, tell, whole as spelt } from '../stage/figures.mjs';
import { optionsOf, whole } from '../stage/options.mjs';
import { ogrom } from '../stage/processes.mjs';

const options = optionsOf('bench:rebuild', { rows: whole(44_000), rounds: whole(5) });
const { rows } = options;
const stage = await ownStage();
const client = new Client({ node: stage.elasticsearch });
try {
  await aCatalogue(stage.env, rows);
  const [bare, ours] = await measured();
  tell(
    options,
    markdown([
      ['what', 'documents per second', 'ratio', 'target'],
      ['bare bulk loop, the same documents', spelt(bare), '', ''],
      ['index build, verified and swapped', spelt(ours), ratio(ours / bare), '0.6'],
    ]),
    { ratios: [more('build ÷ bare', ours / bare, 0.6)] },
  );
} finally {
  await client.close();
  await stage.drop();
}

async function measured() {
  const source = await currentIndex();
  const operations = await bulkBodies(source);
  // Taken now: builds retire the older indexes.
  const { [source]: like } = await client.indices.get({ index: source });
  const [bare, ours] = [[], []];
  for (let round = 1; round <= options.rounds; round++) {
    bare.push(await speed(() => loop(like, operations)));
    ours.push(await speed(() => ogrom(['index', 'build', '--json'], stage.env)));
  }
  return [median(bare), median(ours)];
}

async function currentIndex() {
  return Object.keys(await client.indices.getAlias({ name: `${stage.prefix}-products` }))[0];
}

/** Every document as the index was given it, the card included, ready to be sent. */
async function bulkBodies(index) {
  const bodies = [];
  let after;
  for (;;) {
    const { hits } = await client.search({
      ...{ index, size: 500, sort: [{ id: 'asc' }], search_after: after },
      stored_fields: ['card', '_source'],
    });
    if (hits.hits.length === 0) return bodies;
    bodies.push(
      hits.hits.flatMap((hit) => [{ index: { _id: hit._id } }, { ...hit._source, card: hit.fields.card[0] }]),
    );
    after = hits.hits.at(-1).sort;
  }
}

/** Into a new index of the same settings and mapping; nothing but bulk calls and a refresh. */
async function loop({ mappings, settings }, bodies) {
  const index = `${stage.prefix}-bare`;
  const { analysis, number_of_shards, refresh_interval } = settings.index;
  await client.indices.create({
    index,
    mappings,
    settings: { analysis, number_of_shards, refresh_interval },
  });
  for (const operations of bodies) await client.bulk({ index, operations });
  await client.indices.refresh({ index });
  await client.indices.delete({ index });
}

async function speed(work) {
  const start = performance.now();
  await work();
  return rows / ((performance.now() - start) / 1000);
}
