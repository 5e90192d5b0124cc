import { nextSearchLink, searchLink } from './links.mjs';

const type = 'application/json; charset=utf-8';

/** A route that sends the engine what the service sends it (`captured` by path and query), and makes its answer of it. */
export function search(app, engine, captured) {
  app.get('/v1/search', async ({ url, query }, reply) => {
    const found = await engine.transport.request(captured[url]);
    reply.header('content-type', type);
    return answer(query, found);
  });
}

function answer(query, { hits, aggregations }) {
  const shown = hits.hits.slice(0, 24);
  const facets = query.facets.split(',').map((name) => [name, valuesOf(aggregations[name])]);
  const rest = JSON.stringify({
    total: { count: hits.total.value, exact: true },
    facets: Object.fromEntries(facets),
    query: { text: query.q, relaxed: false, corrected: [] },
    page: {
      self: searchLink(query),
      next: hits.hits.length > 24 ? nextSearchLink(query, keyAfter(shown)) : undefined,
    },
  });
  return `{"items":[${shown.map(item).join(',')}],${rest.slice(1)}`;
}

function valuesOf({ buckets }) {
  return buckets.map(({ key, doc_count: count }) => {
    const tab = key.indexOf('\t');
    return { value: tab < 0 ? key : key.slice(0, tab), label: key.slice(tab + 1), count, selected: false };
  });
}

function keyAfter(shown) {
  const { sort } = shown.at(-1);
  return ['relevance', 0, '', null, sort.length, ...sort, ...shown.map((hit) => hit._id)];
}

function item({ fields, highlight }) {
  const [card] = fields.card;
  if (highlight === undefined) return card;
  const best = {};
  for (const [field, marked] of Object.entries(highlight)) {
    const name = field.endsWith('.de') ? field.slice(0, -3) : field;
    if (best[name] === undefined || marks(marked) > marks(best[name])) best[name] = marked;
  }
  return `${card.slice(0, -1)},"highlights":${JSON.stringify(best)}}`;
}

const marks = (fragments) => fragments.reduce((count, one) => count + one.split('<em>').length - 1, 0);
