import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { Links } from '../../http/links.js';
import { ratesUsed } from '../../http/rates-used.js';
import { isPlain, shape, type Shape, shapeWith } from '../../http/shape.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { IndexProgress } from '../../ports/index-progress.js';
import {
  ProductSearch,
  type SearchHit,
  type SearchKey,
  type SearchQuery,
  type SearchResult,
} from '../../ports/product-search.js';
import { SearchIndexes } from '../../ports/search-index.js';
import { facetsIn, priceBands } from './prices.js';
import type { SearchParameters } from './search.schema.js';
import { type Found, SharedSearches } from './shared-searches.js';

@Injectable()
export class SearchService {
  constructor(
    private readonly engine: ProductSearch,
    private readonly indexes: SearchIndexes,
    private readonly progress: IndexProgress,
    private readonly rates: ExchangeRates,
    private readonly links: Links,
    private readonly shared: SharedSearches,
  ) {}

  /** The position that searches have reached; 0 before the first index. */
  async position(): Promise<number> {
    const index = await this.indexes.current();
    return index === undefined ? 0 : this.progress.position(index);
  }

  /** With what others get who ask for the same at the same time; `anew`: by a search that begins now. */
  find(query: SearchParameters, { anew }: { readonly anew: boolean }): Promise<Found> {
    return this.shared.find(query, anew, () => this.found(query));
  }

  private async found(query: SearchParameters): Promise<Found> {
    const wanted = await shapeWith(query, this.rates);
    const result = await this.engine.search(toSearch(query, wanted));
    const json = this.render(query, result, wanted);
    return { tag: hash('sha1', json, 'base64url').slice(0, 20), json };
  }

  private render(
    query: SearchParameters,
    { hits, total, facets, query: report, next }: SearchResult,
    wanted: Shape,
  ): string {
    const page = {
      self: this.links.list(query),
      next: next && this.links.list({ ...query, cursor: encodeCursor(bound(query), next) }),
    };
    const items = hits.map((hit) => item(hit, wanted)).join(',');
    const rest = JSON.stringify({
      total,
      facets: facetsIn(facets, wanted),
      query: report,
      page,
      ...ratesUsed(wanted),
    });
    return `{"items":[${items}],${rest.slice(1)}`;
  }
}

function toSearch(query: SearchParameters, wanted: Shape): SearchQuery {
  const {
    q: text,
    brand,
    category,
    shop,
    colour,
    size,
    gender,
    onSale,
    inStock,
    sort,
    facets = [],
    limit,
    cursor,
  } = query;
  return {
    ...{ text, brand, category, shop, colour, size, gender, onSale, inStock, sort, facets, limit },
    price: priceBands(query.priceMin, query.priceMax, wanted),
    after: cursor === undefined ? undefined : decodeCursor(bound(query), cursor, isSearchKey),
  };
}

// A page goes on with the same text, filters and order; its size, shape and facets may change on the way.
function bound({ fields: _, limit: __, cursor: ___, facets: ____, ...query }: SearchParameters): unknown {
  return ['search', query];
}

function isSearchKey(key: unknown): key is SearchKey {
  return (
    Array.isArray(key) &&
    key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')
  );
}

function item({ card, highlights }: SearchHit, wanted: Shape): string {
  const found =
    Object.keys(highlights).length === 0
      ? card
      : `${card.slice(0, -1)},"highlights":${JSON.stringify(highlights)}}`;
  return isPlain(wanted) ? found : shape(found, wanted);
}
