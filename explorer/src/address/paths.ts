import { parameters } from './address.js';

const filters = ['brand', 'category', 'shop', 'inStock', 'onSale', 'currency'];
const searched = ['q', ...filters, 'colour', 'size', 'gender', 'priceMin', 'priceMax', 'sort'];
const browsedSorts = new Set(['newest', 'price', '-price']);
const pageSize = '24';

/** The request that the address stands for. */
export function listPath(): string {
  return parameters.value.has('browse') ? browsePath() : searchPath();
}

function searchPath(): string {
  const facets = 'brand,category,colour,size,gender,shop,price';
  return path('/v1/search', { ...chosen(searched), facets, limit: pageSize });
}

function browsePath(): string {
  const sort = parameters.value.get('sort') ?? '';
  const sorted: Record<string, string> = browsedSorts.has(sort) ? { sort } : {};
  return path('/v1/products', { ...chosen(filters), ...sorted, limit: pageSize });
}

/** A path with its query as people write it. */
export function path(base: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',');
  return text ? `${base}?${text}` : base;
}

function chosen(names: readonly string[]): Record<string, string> {
  const pairs = names.map((name) => [name, parameters.value.get(name)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, string] => Boolean(pair[1])));
}

/** How the prices of a product are asked for. */
export function inCurrency(): Record<string, string> {
  return chosen(['currency']);
}
