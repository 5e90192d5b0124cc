import type { PriceBand, SearchFilters } from '../../../ports/product-search.js';
import { listFacets, type ListFacet } from '../analysis/doc-values.js';
import type { Columns } from '../model/columns.js';

/** The filters that a facet can be switched off of, a bit each; the rest share one. */
export const filterBits = {
  brand: 1,
  category: 2,
  colour: 4,
  size: 8,
  gender: 16,
  shop: 32,
  price: 64,
  flags: 128,
} as const;

/** Which of the filters a product fails, as bits; 0 for one that passes all. */
export type Failures = (n: number) => number;

export function failuresOf(filters: SearchFilters, columns: Columns): Failures {
  const checks = [
    ...listFacets.flatMap((facet) => listCheck(facet, filters[facet], columns)),
    ...(filters.price?.length ? [priceCheck(filters.price, columns)] : []),
    ...flagCheck('in_stock', filters.inStock, columns),
    ...flagCheck('on_sale', filters.onSale, columns),
  ];
  return (n) => {
    let failed = 0;
    for (const check of checks) failed |= check(n);
    return failed;
  };
}

function listCheck(facet: ListFacet, values: readonly string[] | undefined, columns: Columns): Failures[] {
  if (!values?.length) return [];
  const column = columns.lists[facet];
  const matching = column.matching(values);
  return [(n) => (matching[column.ordinal(n)] ? 0 : filterBits[facet])];
}

function flagCheck(flag: 'in_stock' | 'on_sale', wanted: boolean | undefined, columns: Columns): Failures[] {
  if (wanted === undefined) return [];
  const column = columns.numbers[flag];
  return [(n) => (column.get(n) === Number(wanted) ? 0 : filterBits.flags)];
}

function priceCheck(bands: readonly PriceBand[], columns: Columns): Failures {
  const { price } = columns.numbers;
  const { currency } = columns.lists;
  return (n) => {
    const amount = price.get(n);
    const of = currency.values(n)[0];
    return bands.some((band) => isIn(band, amount, of)) ? 0 : filterBits.price;
  };
}

function isIn(band: PriceBand, amount: number, currency: string | undefined): boolean {
  if (Number.isNaN(amount) || (band.currency !== undefined && band.currency !== currency)) return false;
  return amount >= (band.min ?? 0) && amount <= (band.max ?? Infinity);
}
