import { SimilarProducts } from '../../ports/similar-products.js';
import type { SearchHit } from '../../ports/product-search.js';
import { isMissing, unavailable, type Engine } from './engine.js';
import type { Clause } from './filters.js';
import { readHit, type Found } from './hits.js';
import type { IndexNames } from './names.js';

/** What of a product tells what is similar to it. */
export interface Likeness {
  readonly title: string;
  readonly style: string;
  readonly leaf?: string;
  readonly categoryIds?: readonly string[];
  readonly genders?: string;
  readonly brandId?: string;
  readonly price?: number;
  readonly currency?: string;
}

const members = ['title', 'style', 'leaf', 'categoryIds', 'genders', 'brandId', 'price', 'currency'];

export class ElasticSimilarProducts extends SimilarProducts {
  constructor(
    private readonly engine: Engine,
    private readonly names: IndexNames,
  ) {
    super();
  }

  async similar(id: string, limit: number): Promise<readonly SearchHit[] | undefined> {
    const likeness = await this.likenessOf(id);
    if (likeness === undefined) return undefined;
    const body = buildSimilar(id, likeness, limit);
    const found = await this.engine.call<Found>(
      { method: 'POST', path: `/${this.names.products}/_search`, body },
      this.engine.reads,
    );
    return found.hits.hits.map(readHit);
  }

  private async likenessOf(id: string): Promise<Likeness | undefined> {
    const body = { query: { term: { id } }, size: 1, _source: members, track_total_hits: false };
    const request = { method: 'POST', path: `/${this.names.products}/_search`, body };
    try {
      const { hits } = await this.engine.call<{ hits: { hits: { _source: Likeness }[] } }>(
        request,
        this.engine.reads,
      );
      return hits.hits[0]?._source;
    } catch (error) {
      throw isMissing(error) ? unavailable(5_000, 'The search index is not built yet') : error;
    }
  }
}

/** The same kind first, then the wider category; within it by people, words of the title, brand and price. */
function buildSimilar(id: string, likeness: Likeness, limit: number): Clause {
  const { title, style, leaf, categoryIds = [], genders, brandId } = likeness;
  const same = (field: string, value: string | undefined, boost: number) =>
    value === undefined ? [] : [{ constant_score: { filter: { term: { [field]: value } }, boost } }];
  return {
    size: limit,
    _source: false,
    stored_fields: ['card'],
    version: true,
    track_total_hits: false,
    query: {
      bool: {
        filter: [{ term: { inStock: true } }],
        must_not: [{ term: { id } }, { term: { style } }],
        minimum_should_match: 1,
        should: [
          ...same('leaf', leaf, 20),
          ...same('categoryIds', categoryIds.at(-2), 4),
          ...same('genders', genders, 4),
          ...same('brandId', brandId, 1),
          { match: { title: { query: title, boost: 0.5 } } },
          ...near(likeness),
        ],
      },
    },
    sort: [{ _score: 'desc' }, { id: 'asc' }],
  };
}

/** Full marks at the same price, half at half as much again or at two thirds. */
function near({ price, currency }: Likeness): Clause[] {
  if (price === undefined || currency === undefined || price <= 0) return [];
  const decay = { price: { origin: price, scale: price / 2, decay: 0.5 } };
  return [
    { function_score: { query: { term: { currency } }, gauss: decay, boost: 3, boost_mode: 'replace' } },
  ];
}
