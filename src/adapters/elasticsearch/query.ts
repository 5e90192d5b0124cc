import type { SearchQuery } from '../../ports/product-search.js';
import { boosts } from './boosts.js';
import { facetAggregations } from './facets.js';
import { filterClauses, type Clause } from './filters.js';
import { sortOf, type Place } from './paging.js';
import type { Synonyms } from '../../catalogue/text/synonyms.js';
import { marked, wordClauses } from './words.js';

/** What to look for and how strictly. */
export interface Plan {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
  /** How many of the words a product must have; 0: all of them. */
  readonly atLeast: number;
}

/** The body of a search: one hit more than asked, so that the last page is known. Pure; no text of the user is syntax. */
export function buildSearch(query: SearchQuery, plan: Plan, synonyms: Synonyms, place: Place = {}): Clause {
  const { faceted, others } = filterClauses(query);
  // A filter whose facet is asked must not narrow that facet, so it comes after the counting.
  const after = new Map([...faceted].filter(([name]) => query.facets.includes(name)));
  const before = [
    ...[...faceted].filter(([name]) => !after.has(name)).map(([, clause]) => clause),
    ...others,
  ];
  const text = textQuery(plan, synonyms);
  return {
    size: query.limit + 1,
    _source: false,
    stored_fields: ['card'],
    version: true,
    track_total_hits: true,
    query: { bool: { must: text && demoting(text, plan, synonyms), filter: before } },
    post_filter: postFilter([...after.values()], place.seen),
    aggs: facetAggregations(query, after),
    sort: sortOf(query.sort, text !== undefined),
    search_after: place.after,
    highlight: text && highlight(plan, synonyms),
    pit: place.pit && { id: place.pit, keep_alive: '1m' },
  };
}

/** The words of a plan as one query; undefined where there are none. */
export function textQuery({ wanted, atLeast }: Plan, synonyms: Synonyms): Clause | undefined {
  if (wanted.length === 0) return undefined;
  const clauses = wordClauses(wanted, synonyms);
  const all = { bool: { must: clauses } };
  if (atLeast === 0) return all;
  const most = { bool: { should: clauses, minimum_should_match: atLeast } };
  return { bool: { must: [most], should: [{ constant_score: { filter: all, boost: boosts.allWords } }] } };
}

function demoting(positive: Clause, { unwanted }: Plan, synonyms: Synonyms): Clause {
  if (unwanted.length === 0) return positive;
  const negative = { bool: { should: wordClauses(unwanted, synonyms) } };
  return { boosting: { positive, negative, negative_boost: boosts.unwanted } };
}

function postFilter(filter: readonly Clause[], seen: readonly string[] = []): Clause | undefined {
  if (filter.length === 0 && seen.length === 0) return undefined;
  return { bool: { filter, must_not: seen.length === 0 ? [] : [{ terms: { id: seen } }] } };
}

const whole = { number_of_fragments: 0 };
const fragment = { number_of_fragments: 1, fragment_size: 160 };

/**
 * By plain matches in each language, so that the engine marks from the positions it has; for `combined_fields`, and
 * for `matched_fields`, it would analyze every text again, at 10 ms a hit.
 */
function highlight({ wanted }: Plan, synonyms: Synonyms): Clause {
  const query = marked(wanted, synonyms);
  const field = (name: string, cut: Clause) => [
    name,
    { ...cut, highlight_query: { match: { [name]: { query } } } },
  ];
  const fields = [
    field('title', whole),
    field('title.de', whole),
    field('description', fragment),
    field('description.de', fragment),
  ];
  return { type: 'unified', encoder: 'html', fields: Object.fromEntries(fields) };
}
