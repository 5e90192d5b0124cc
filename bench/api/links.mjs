import { built } from '../../scripts/build.mjs';

const { encodeCursor } = await import(built('src/http/cursor.js'));

/** The service's links of a list, from its raw query: `brand` or `category` or nothing. */
export function selfLink({ brand, category, cursor }) {
  const given = { brand, category, sort: 'newest', limit: 24, cursor };
  const pairs = Object.entries(given).filter(([, value]) => value !== undefined);
  return `/v1/products?${new URLSearchParams(pairs)}`;
}

export function nextLink({ brand, category }, key) {
  const list = ['products', brand && [brand], category && [category], undefined, undefined, undefined];
  return selfLink({ brand, category, cursor: encodeCursor([...list, 'newest'], ['after', ...key]) });
}

/** The same for a search by text and facets. */
export function searchLink({ q, facets }, cursor) {
  const pairs = { q, sort: 'relevance', facets, limit: 24, ...(cursor && { cursor }) };
  return `/v1/search?${new URLSearchParams(pairs)}`;
}

export function nextSearchLink(query, key) {
  return searchLink(query, encodeCursor(['search', { q: query.q, sort: 'relevance' }], key));
}
