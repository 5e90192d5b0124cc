import { it } from '@jest/globals';
import type { ProductSearch, SearchQuery, SearchResult } from '../../src/ports/product-search.js';
import type { IndexEntry, SearchIndexes, SearchIndexWriter } from '../../src/ports/search-index.js';
import type { SimilarProducts } from '../../src/ports/similar-products.js';
import type { Suggestions } from '../../src/ports/suggestions.js';

/** The search ports of one engine, over one store. */
export interface SearchEngine {
  readonly search: ProductSearch;
  readonly suggestions: Suggestions;
  readonly similar: SimilarProducts;
  readonly writer: SearchIndexWriter;
  readonly indexes: SearchIndexes;
  /** Ends the engine and removes what it stored. */
  close(): Promise<void>;
}

/** An engine with an empty store that nobody else uses. */
export type OpenEngine = () => Promise<SearchEngine>;

/** Cases that an engine cannot meet, by their name, with the reason. */
export type Skips = Readonly<Record<string, string>>;

/** `it`, but for the cases that `skips` names. */
export function casesBut(skips: Skips) {
  return (name: string, body: () => Promise<void>): void => {
    const reason = skips[name];
    if (reason === undefined) it(name, body);
    else it.skip(`${name} (skipped: ${reason})`, body);
  };
}

/** Puts entries into the index `name`, made where it is new, and lets searches see it. */
export async function index(
  engine: SearchEngine,
  entries: readonly IndexEntry[],
  name = 'one',
): Promise<void> {
  if (!(await engine.indexes.list()).includes(name)) await engine.indexes.create(name);
  await engine.writer.write(name, entries);
  await engine.writer.publish(name);
  if ((await engine.indexes.current()) !== name) await engine.indexes.activate(name);
}

/** A search with everything left out that the test is not about. */
export function find(
  engine: SearchEngine,
  text: string,
  more: Partial<SearchQuery> = {},
): Promise<SearchResult> {
  return engine.search.search({ text, sort: 'relevance', facets: [], limit: 24, ...more });
}

export const ids = (result: { readonly hits: readonly { readonly id: string }[] }): string[] =>
  result.hits.map((hit) => hit.id);
