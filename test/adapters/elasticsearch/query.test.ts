import { describe, expect, it } from '@jest/globals';
import { buildDiagnosis, correctionsOf, levelOf } from '../../../src/adapters/elasticsearch/corrections.js';
import { buildSearch, type Plan } from '../../../src/adapters/elasticsearch/query.js';
import { parseSynonyms, synonymsOf } from '../../../src/catalogue/text/synonyms.js';
import type { SearchQuery } from '../../../src/ports/product-search.js';

const none = parseSynonyms('');
const aQuery = (more: Partial<SearchQuery> = {}): SearchQuery => ({
  ...{ text: '', sort: 'relevance', facets: [], limit: 24 },
  ...more,
});
const aPlan = (more: Partial<Plan> = {}): Plan => ({ wanted: [], unwanted: [], atLeast: 0, ...more });

describe('buildSearch', () => {
  it('filters before counting, but for the facets that are asked', () => {
    const query = aQuery({ brand: ['nike'], colour: ['Red'], inStock: true, facets: ['brand'] });
    const body = buildSearch(query, aPlan(), none);
    expect(body['query']).toEqual({
      bool: { must: undefined, filter: [{ terms: { colours: ['Red'] } }, { term: { inStock: true } }] },
    });
    expect(body['post_filter']).toEqual({
      bool: { filter: [{ terms: { brandId: ['nike'] } }], must_not: [] },
    });
  });

  it('counts a facet under the filters of the others alone', () => {
    const query = aQuery({ brand: ['nike'], colour: ['Red'], facets: ['brand', 'colour'] });
    expect(buildSearch(query, aPlan(), none)['aggs']).toMatchObject({
      brand: { filter: { bool: { filter: [{ terms: { colours: ['Red'] } }] } } },
      colour: { filter: { bool: { filter: [{ terms: { brandId: ['nike'] } }] } } },
    });
  });

  it('asks for what is selected besides, and only for what can be an id', () => {
    const query = aQuery({ category: ['men.shoes', '(.*)'], facets: ['category'] });
    const { 'category.selected': selected } = buildSearch(query, aPlan(), none)['aggs'] as never;
    expect(selected).toMatchObject({ terms: { include: '(men\\.shoes)\t.*', min_doc_count: 0 } });
  });

  it('reads one hit more than asked, and never more than that', () => {
    expect(buildSearch(aQuery({ limit: 100 }), aPlan(), none)).toMatchObject({ size: 101 });
  });

  it('demands all the words, or as many as the plan says', () => {
    const wanted = ['red', 'wool', 'coat'];
    const all = buildSearch(aQuery(), aPlan({ wanted }), none)['query'];
    expect(all).toHaveProperty('bool.must.bool.must.length', 3);
    const most = buildSearch(aQuery(), aPlan({ wanted, atLeast: 2 }), none)['query'];
    expect(most).toHaveProperty('bool.must.bool.must.0.bool.minimum_should_match', 2);
  });

  it('demotes unwanted words and demands none of them', () => {
    const body = buildSearch(aQuery(), aPlan({ wanted: ['coat'], unwanted: ['wool'] }), none);
    expect(body['query']).toHaveProperty('bool.must.boosting.negative.bool.should.length', 1);
  });

  it('ends every order with the id', () => {
    for (const sort of ['relevance', 'newest', 'price', '-price', 'popularity'] as const) {
      const body = buildSearch(aQuery({ sort }), aPlan({ wanted: ['coat'] }), none);
      expect((body['sort'] as object[]).at(-1)).toEqual({ id: 'asc' });
    }
  });

  it('never hands text to a query language or a script', () => {
    const wanted = ['red', 'dress'];
    const body = JSON.stringify(buildSearch(aQuery(), aPlan({ wanted, unwanted: ['wool'] }), none));
    expect(body).not.toMatch(/query_string|script"|regexp|wildcard/);
  });
});

describe('synonyms', () => {
  const synonyms = parseSynonyms('# bags\npurse, hand bag\n\nshades => sunglasses, sun glasses\n');

  it('mean the same within a group', () => {
    expect(synonymsOf('purse', synonyms)).toEqual(['hand bag']);
    expect(synonymsOf('hand bag', synonyms)).toEqual(['purse']);
  });

  it('go one way with an arrow', () => {
    expect(synonymsOf('shades', synonyms)).toEqual(['sunglasses', 'sun glasses']);
    expect(synonymsOf('sunglasses', synonyms)).toEqual([]);
  });

  it('are found for singular and plural', () => {
    expect(synonymsOf('purses', synonyms)).toEqual(['hand bag']);
    expect(synonymsOf('shade', synonyms)).toEqual(['sunglasses', 'sun glasses']);
  });

  it('stand for each word of a phrase', () => {
    const body = buildSearch(aQuery(), aPlan({ wanted: ['hand', 'bag', 'red'] }), synonyms);
    const clauses = JSON.stringify(body['query']).split('"dis_max"').slice(1);
    expect(clauses.map((clause) => clause.includes('"query":"purse"'))).toEqual([true, true, false]);
  });
});

describe('corrections', () => {
  const plan = aPlan({ wanted: ['sunglases', 'men'] });
  const diagnosis = (
    counts: Record<string, number>,
    options: { text: string; score: number; freq: number }[],
  ) => ({
    aggregations: {
      counts: {
        buckets: Object.fromEntries(Object.entries(counts).map(([key, doc_count]) => [key, { doc_count }])),
      },
    },
    suggest: { word0: [{ options }], word1: [{ options: [{ text: 'women', score: 0.9, freq: 900 }] }] },
  });

  it('asks about every word in one round trip', () => {
    const { suggest } = buildDiagnosis(plan, none) as { suggest: object };
    expect(Object.keys(suggest)).toEqual(['word0', 'word1']);
  });

  it('replace only words that no product has, by what is near and frequent', () => {
    const found = diagnosis({ word0: 0, word1: 50 }, [
      { text: 'sunglasse', score: 0.89, freq: 1 },
      { text: 'sunglasses', score: 0.88, freq: 500 },
    ]);
    expect(correctionsOf(plan, found)).toEqual([{ from: 'sunglases', to: 'sunglasses' }]);
  });

  it('leave a word that nothing is near', () => {
    const found = diagnosis({ word0: 0, word1: 50 }, [{ text: 'unless', score: 0.4, freq: 5 }]);
    expect(correctionsOf(plan, found)).toEqual([]);
  });

  it('relax to the most words that fill a page, else to the fewest that any product has', () => {
    const three = aPlan({ wanted: ['a', 'b', 'c'] });
    expect(levelOf(three, diagnosis({ level3: 2, level2: 30, level1: 900 }, []), 24)).toBe(2);
    expect(levelOf(three, diagnosis({ level3: 0, level2: 3, level1: 900 }, []), 24)).toBe(1);
    expect(levelOf(three, diagnosis({ level3: 0, level2: 3, level1: 9 }, []), 24)).toBe(1);
    expect(levelOf(three, diagnosis({ level3: 0, level2: 0, level1: 0 }, []), 24)).toBeUndefined();
  });
});
