import { coversStep, stepAfter } from '../../catalogue/price-steps.js';
import type { FacetName, FacetValue, SearchQuery } from '../../ports/product-search.js';
import type { Clause } from './filters.js';

/** A facet as the index has it: `id TAB name`, or for colours, sizes and genders the value alone. */
const facets: Readonly<
  Record<FacetName, { readonly field: string; readonly named: boolean; readonly size: number }>
> = {
  brand: { field: 'brandFacet', named: true, size: 50 },
  category: { field: 'categoryFacet', named: true, size: 100 },
  shop: { field: 'shopFacet', named: true, size: 50 },
  colour: { field: 'colours', named: false, size: 50 },
  size: { field: 'sizes', named: false, size: 50 },
  gender: { field: 'genders', named: false, size: 3 },
  price: { field: 'priceFacet', named: true, size: 60 },
};

interface Bucket {
  readonly key: string;
  readonly doc_count: number;
}
export type Aggregations = Readonly<
  Record<string, { buckets?: readonly Bucket[]; [nested: string]: unknown }>
>;

/** Counts for the asked facets, each under the filters of all the others. */
export function facetAggregations(
  query: SearchQuery,
  filters: ReadonlyMap<FacetName, Clause>,
): Clause | undefined {
  if (query.facets.length === 0) return undefined;
  return Object.fromEntries(query.facets.flatMap((name) => aggregationsOf(name, query, filters)));
}

function aggregationsOf(name: FacetName, query: SearchQuery, filters: ReadonlyMap<FacetName, Clause>) {
  const { field, size } = facets[name];
  const others = [...filters].filter(([of]) => of !== name).map(([, clause]) => clause);
  const counted: [string, Clause][] = [[name, { terms: { field, size } }]];
  const include = selectedTerms(name, query);
  if (include) counted.push([`${name}.selected`, { terms: { field, include, min_doc_count: 0, size } }]);
  return counted.map(([key, terms]) => [key, others.length === 0 ? terms : under(others, key, terms)]);
}

const under = (filter: readonly Clause[], key: string, terms: Clause): Clause => ({
  filter: { bool: { filter } },
  aggs: { [key]: terms },
});

/** What is selected is shown, however many have it: the terms to count besides. */
function selectedTerms(name: FacetName, query: SearchQuery): string | readonly string[] | undefined {
  if (name === 'price' || !query[name]?.length) return undefined;
  if (!facets[name].named) return query[name];
  const ids = query[name].filter((id) => /^[a-z0-9.-]+$/.test(id)).map((id) => id.replaceAll('.', '\\.'));
  return ids.length === 0 ? undefined : `(${ids.join('|')})\\t.*`.replace('\\t', '\t');
}

/** The values of the asked facets, out of the engine's answer. */
export function readFacets(
  query: SearchQuery,
  found: Aggregations = {},
): Partial<Record<FacetName, FacetValue[]>> {
  return Object.fromEntries(query.facets.map((name) => [name, valuesOf(name, query, found)]));
}

function valuesOf(name: FacetName, query: SearchQuery, found: Aggregations): FacetValue[] {
  const counted = bucketsOf(name, found);
  const seen = new Set(counted.map((bucket) => bucket.key));
  const besides = bucketsOf(`${name}.selected`, found).filter((bucket) => !seen.has(bucket.key));
  if (name === 'price') return counted.map((bucket) => priceValue(bucket, query)).sort(byCurrencyAndPrice);
  const selected = new Set<string>(query[name]);
  return [...counted, ...besides].map((bucket) => plainValue(bucket, selected));
}

function bucketsOf(key: string, found: Aggregations): readonly Bucket[] {
  const here = found[key];
  return here?.buckets ?? (here?.[key] as { buckets: readonly Bucket[] } | undefined)?.buckets ?? [];
}

function plainValue({ key, doc_count: count }: Bucket, selected: ReadonlySet<string>): FacetValue {
  const tab = key.indexOf('\t');
  const value = tab < 0 ? key : key.slice(0, tab);
  return { value, label: key.slice(tab + 1), count, selected: selected.has(value) };
}

function priceValue({ key, doc_count: count }: Bucket, query: SearchQuery): FacetValue {
  const [currency = '', lower] = key.split('\t');
  const from = Number(lower);
  const to = stepAfter(from);
  const bands = (query.price ?? []).filter(
    (band) => band.currency === undefined || band.currency === currency,
  );
  const selected = bands.some((band) => coversStep(band, { from, to }));
  return {
    value: `${currency}:${from}-${to}`,
    label: `${from}–${to} ${currency}`,
    count,
    selected,
    from,
    to,
    currency,
  };
}

function byCurrencyAndPrice(a: FacetValue, b: FacetValue): number {
  return a.currency! < b.currency! ? -1 : a.currency! > b.currency! ? 1 : a.from! - b.from!;
}
