import { ProductSearch, type SearchQuery, type SearchResult } from '../../ports/product-search.js';
import type { Correction, Diagnosis } from './corrections.js';
import {
  betterSpelling,
  buildDiagnosis,
  buildSpellings,
  correctionsOf,
  countOfAll,
  levelOf,
} from './corrections.js';
import { isMissing, unavailable, type Engine } from './engine.js';
import { readFacets } from './facets.js';
import type { Clause } from './filters.js';
import { readHit, type Found } from './hits.js';
import type { IndexNames } from './names.js';
import { isRanked, keyOf, readKey, type Mark, type Place } from './paging.js';
import { buildSearch, type Plan } from './query.js';
import type { StoredSynonyms } from './stored-synonyms.js';
import { understand } from '../../catalogue/text/understand.js';

/** How many products fill a page. */
const enough = 24;
/** Fewer products than this with all of three or more words are followed by those with most of them. */
const sparse = 10;
/** A text with at most this many hits may be misspelled. */
const few = 3;

/** What was searched in the end, and what came. */
interface Outcome {
  readonly plan: Plan;
  readonly corrected: readonly Correction[];
  readonly found: Found;
}

/**
 * One round trip where enough products have all the words. Only else: which words are unknown (one more), the same
 * search with those corrected (one more), and the search for most of the words.
 */
export class ElasticProductSearch extends ProductSearch {
  constructor(
    private readonly engine: Engine,
    private readonly names: IndexNames,
    private readonly synonyms: StoredSynonyms,
  ) {
    super();
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    const plan: Plan = { ...understand(query.text), atLeast: 0 };
    try {
      return query.after ? await this.nextPage(query, plan) : await this.firstPage(query, plan);
    } catch (error) {
      throw isMissing(error) ? unavailable(5_000, 'The search index is not built yet') : error;
    }
  }

  private async firstPage(query: SearchQuery, plan: Plan): Promise<SearchResult> {
    const outcome = await this.strictOrRelaxed(query, plan);
    const result = resultOf(query, outcome, {});
    const suggestion = await this.suggestion(outcome, result.total.count);
    return suggestion === undefined ? result : { ...result, query: { ...result.query, suggestion } };
  }

  private async strictOrRelaxed(query: SearchQuery, plan: Plan): Promise<Outcome> {
    const strict = await this.tried(query, plan, []);
    if (suffices(strict)) return strict;
    const diagnosis = await this.ask<Diagnosis>(buildDiagnosis(plan, this.synonyms.current()));
    const corrected = correctionsOf(plan, diagnosis);
    if (corrected.length === 0) return this.relaxed(query, strict, diagnosis);
    const respelt = await this.tried(query, respelled(plan, corrected), corrected);
    if (suffices(respelt)) return respelt;
    const again = await this.ask<Diagnosis>(buildDiagnosis(respelt.plan, this.synonyms.current()));
    return this.relaxed(query, respelt, again);
  }

  /** Most of the words, unless it is the filters that leave so few. */
  private async relaxed(query: SearchQuery, strict: Outcome, diagnosis: Diagnosis): Promise<Outcome> {
    const { plan, corrected } = strict;
    if (countOfAll(plan, diagnosis) >= needed(plan)) return strict;
    const atLeast = levelOf(plan, diagnosis, enough);
    return atLeast === undefined ? strict : this.tried(query, { ...plan, atLeast }, corrected);
  }

  private async tried(query: SearchQuery, plan: Plan, corrected: readonly Correction[]): Promise<Outcome> {
    return {
      plan,
      corrected,
      found: await this.ask<Found>(buildSearch(query, plan, this.synonyms.current())),
    };
  }

  /** For a text with hardly any hits, words that are much more frequent; one more round trip. */
  private async suggestion({ plan, corrected }: Outcome, total: number) {
    const filtered = total === 0 && corrected.length === 0 && plan.atLeast === 0;
    if (total > few || filtered || plan.wanted.length === 0) return undefined;
    return betterSpelling(plan.wanted, await this.ask<Diagnosis>(buildSpellings(plan.wanted)), total);
  }

  private async nextPage(query: SearchQuery, understood: Plan): Promise<SearchResult> {
    const ranked = isRanked(query.sort, understood.wanted.length > 0);
    const mark = readKey(query.sort, understood.wanted.length > 0, query.after!);
    const corrected = correctionsIn(mark.corrected);
    const plan = { ...respelled(understood, corrected), atLeast: mark.atLeast };
    const { found, place } = ranked
      ? await this.inPointInTime(query, plan, mark)
      : await this.after(query, plan, mark);
    return resultOf(query, { plan, corrected, found }, place);
  }

  private async after(
    query: SearchQuery,
    plan: Plan,
    { after, seen }: Mark,
  ): Promise<{ found: Found; place: Place }> {
    const place = { after, seen };
    return { found: await this.ask<Found>(buildSearch(query, plan, this.synonyms.current(), place)), place };
  }

  /**
   * A second page is the ranking of its own time without the products of the first one, whose scores may have moved;
   * later pages stay in that time. Once it is given up, later ones go on by score, as well as that can be done.
   */
  private async inPointInTime(
    query: SearchQuery,
    plan: Plan,
    mark: Mark,
  ): Promise<{ found: Found; place: Place }> {
    const place = mark.pit === undefined ? { seen: mark.seen, pit: await this.pointInTime() } : mark;
    try {
      const body = buildSearch(query, plan, this.synonyms.current(), place);
      const found = await this.engine.call<Found>(
        { method: 'POST', path: '/_search', body },
        this.engine.reads,
      );
      return { found, place: { ...place, pit: found.pit_id } };
    } catch (error) {
      if (!isMissing(error) || mark.pit === undefined) throw error;
      return this.after(query, plan, { ...mark, after: mark.after?.slice(0, 2) });
    }
  }

  private async pointInTime(): Promise<string> {
    const path = `/${this.names.products}/_pit`;
    const querystring = { keep_alive: '1m' };
    const { id } = await this.engine.call<{ id: string }>(
      { method: 'POST', path, querystring },
      this.engine.reads,
    );
    return id;
  }

  private ask<T>(body: Clause): Promise<T> {
    return this.engine.call<T>(
      { method: 'POST', path: `/${this.names.products}/_search`, body },
      this.engine.reads,
    );
  }
}

function suffices({ plan, found }: Outcome): boolean {
  return found.hits.total.value >= needed(plan);
}

function needed({ wanted }: Plan): number {
  return wanted.length === 0 ? 0 : wanted.length < 3 ? 1 : sparse;
}

function respelled(plan: Plan, corrected: readonly Correction[]): Plan {
  const to = new Map(corrected.map((correction) => [correction.from, correction.to]));
  return { ...plan, wanted: plan.wanted.map((word) => to.get(word) ?? word) };
}

function resultOf(query: SearchQuery, { plan, corrected, found }: Outcome, place: Place): SearchResult {
  const hits = found.hits.hits.slice(0, query.limit);
  const count = found.hits.total.value + (place.seen?.length ?? 0);
  return {
    hits: hits.map(readHit),
    total: { count, exact: true },
    facets: readFacets(query, found.aggregations),
    query: { text: query.text, relaxed: plan.atLeast > 0, corrected },
    next: found.hits.hits.length > query.limit ? nextKey(query, plan, corrected, hits, place) : undefined,
  };
}

function nextKey(
  query: SearchQuery,
  { wanted, atLeast }: Plan,
  corrected: readonly Correction[],
  hits: Found['hits']['hits'],
  { pit, seen }: Place,
) {
  const first = isRanked(query.sort, wanted.length > 0) && seen === undefined;
  return keyOf(query.sort, {
    atLeast,
    corrected: corrected.map(({ from, to }) => `${from}>${to}`).join(','),
    pit,
    after: hits.at(-1)?.sort,
    seen: first ? hits.map((hit) => hit._id) : seen,
  });
}

function correctionsIn(text: string): Correction[] {
  return text === ''
    ? []
    : text
        .split(',')
        .map((pair) => pair.split('>'))
        .map(([from = '', to = '']) => ({ from, to }));
}
