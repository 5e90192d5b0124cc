import type { Gender } from '../catalogue/offer.js';

export const facetNames = ['brand', 'category', 'colour', 'size', 'gender', 'shop', 'price'] as const;
export type FacetName = (typeof facetNames)[number];

export const searchSorts = ['relevance', 'newest', 'price', '-price', 'popularity'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Prices in major units of `currency`, both ends included; without a currency, of whatever currency the offer has. */
export interface PriceBand {
  readonly currency?: string;
  readonly min?: number;
  readonly max?: number;
}

/** Filters are conjunctive, the values of one filter disjunctive. Brand, category and shop are ids. */
export interface SearchFilters {
  readonly brand?: readonly string[];
  /** Each with its descendants. */
  readonly category?: readonly string[];
  readonly shop?: readonly string[];
  readonly colour?: readonly string[];
  readonly size?: readonly string[];
  readonly gender?: readonly Gender[];
  readonly onSale?: boolean;
  readonly inStock?: boolean;
  /** A product matches when its best offer is in one of the bands. */
  readonly price?: readonly PriceBand[];
}

export interface SearchQuery extends SearchFilters {
  /** What the person typed; empty finds everything. At most 200 characters. */
  readonly text: string;
  readonly sort: SearchSort;
  readonly facets: readonly FacetName[];
  readonly limit: number;
  /** What an earlier page gave as `next`; a value that this engine did not give is a `bad_cursor` problem. */
  readonly after?: SearchKey;
}

/** Opaque to everyone but the engine that gave it; JSON. */
export type SearchKey = readonly (string | number | null)[];

export interface SearchHit {
  readonly id: string;
  readonly position: number;
  /** A `ProductCard` as JSON text. */
  readonly card: string;
  /** Fragments with the matches between `<em>` and `</em>`, everything else HTML-escaped; by field (`title`, `description`). */
  readonly highlights: Readonly<Record<string, readonly string[]>>;
}

export interface FacetValue {
  /** What the filter of the same name takes. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
  /** Price facet alone: the bounds of the range in major units (`from` included, `to` excluded) and their currency. */
  readonly from?: number;
  readonly to?: number;
  readonly currency?: string;
}

/** How the text was understood. */
export interface QueryReport {
  readonly text: string;
  /** True where no product, or of a longer text only a few, has all the words: those come first, then those with most of them. */
  readonly relaxed: boolean;
  /** Words that were taken for a misspelling and searched as another. */
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
  /** A better text to offer as "did you mean", where there is one. */
  readonly suggestion?: string;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many products match; a lower bound where `exact` is false. */
  readonly total: { readonly count: number; readonly exact: boolean };
  /** For each asked facet its values by count, then by value; a facet's own filter does not hide its other values. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>;
  readonly query: QueryReport;
  readonly next?: SearchKey;
}

/** Full-text search over the products that have an offer. */
export abstract class ProductSearch {
  abstract search(query: SearchQuery): Promise<SearchResult>;
}
