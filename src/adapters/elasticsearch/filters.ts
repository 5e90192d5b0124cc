import type { FacetName, PriceBand, SearchFilters } from '../../ports/product-search.js';

/** A part of Elasticsearch's query language. */
export type Clause = Readonly<Record<string, unknown>>;

const fields = {
  brand: 'brandId',
  category: 'categoryIds',
  shop: 'shopIds',
  colour: 'colours',
  size: 'sizes',
  gender: 'genders',
} as const;

/** The clause of each filter that is set, those that have a facet by the facet's name. */
export function filterClauses(filters: SearchFilters): { faceted: Map<FacetName, Clause>; others: Clause[] } {
  const faceted = new Map<FacetName, Clause>();
  for (const [name, field] of Object.entries(fields) as [keyof typeof fields, string][]) {
    const values = filters[name];
    if (values?.length) faceted.set(name, { terms: { [field]: values } });
  }
  if (filters.price?.length) faceted.set('price', { bool: { should: filters.price.map(band) } });
  return { faceted, others: flags(filters) };
}

function flags({ onSale, inStock }: SearchFilters): Clause[] {
  return Object.entries({ onSale, inStock })
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ term: { [field]: value } }));
}

function band({ currency, min, max }: PriceBand): Clause {
  const range = { range: { price: { gte: min, lte: max } } };
  return currency === undefined ? range : { bool: { filter: [range, { term: { currency } }] } };
}
