import { coversStep, priceStepOf } from '../../../catalogue/price-steps.js';
import type {
  FacetName,
  FacetValue,
  PriceBand,
  SearchFilters,
  SearchResult,
} from '../../../ports/product-search.js';
import type { ListFacet } from '../analysis/doc-values.js';
import type { Columns } from '../model/columns.js';
import type { IndexModel } from '../model/index-model.js';
import { filterBits } from './selection.js';

const mostValues = 100;

/** The products that match the text, and for each the filters that it fails. */
export interface Judged {
  readonly numbers: readonly number[];
  readonly failures: Uint8Array;
}

/** The asked facets, each counted over the products that pass every filter but the facet's own. */
export function facetsOf(
  names: readonly FacetName[],
  judged: Judged,
  filters: SearchFilters,
  model: IndexModel,
): SearchResult['facets'] {
  const counted = (name: FacetName) =>
    name === 'price'
      ? priceFacet(passing(judged, 'price'), filters.price ?? [], model)
      : listFacet(name, passing(judged, name), filters[name] ?? [], model);
  return Object.fromEntries(names.map((name) => [name, counted(name)]));
}

function passing({ numbers, failures }: Judged, facet: FacetName): readonly number[] {
  const others = ~filterBits[facet];
  return numbers.filter((_, i) => (failures[i]! & others) === 0);
}

function listFacet(
  facet: ListFacet,
  numbers: readonly number[],
  selected: readonly string[],
  model: IndexModel,
): FacetValue[] {
  const column = model.columns.lists[facet];
  const ofList = new Int32Array(column.lists.length);
  for (const n of numbers) ofList[column.ordinal(n)]!++;
  const counts = new Map(selected.map((value) => [value, 0]));
  ofList.forEach((count, ordinal) => {
    if (count > 0)
      for (const value of column.lists[ordinal]!) counts.set(value, (counts.get(value) ?? 0) + count);
  });
  const values = [...counts].map(([value, count]) => {
    return { value, label: model.label(facet, value), count, selected: selected.includes(value) };
  });
  return cut(values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)));
}

/** The most frequent values, and those that are selected. */
function cut(values: readonly FacetValue[]): FacetValue[] {
  return values.filter((value, i) => i < mostValues || value.selected);
}

function priceFacet(
  numbers: readonly number[],
  bands: readonly PriceBand[],
  { columns }: IndexModel,
): FacetValue[] {
  const counts = new Map<string, { currency: string; amount: number; count: number }>();
  for (const [ordinal, amounts] of amountsByCurrency(numbers, columns)) {
    const currency = columns.lists.currency.lists[ordinal]![0] ?? '';
    for (const [amount, count] of amounts) {
      const key = `${currency} ${priceStepOf(amount).from}`;
      const range = counts.get(key) ?? { currency, amount, count: 0 };
      counts.set(key, { ...range, count: range.count + count });
    }
  }
  const values = [...counts.values()].map((range) => priceValue(range, bands));
  return values.sort((a, b) =>
    a.currency! < b.currency! ? -1 : a.currency! > b.currency! ? 1 : a.from! - b.from!,
  );
}

/** Many products share a price, so their range is looked up once. */
function amountsByCurrency(numbers: readonly number[], { lists, numbers: { price } }: Columns) {
  const found = new Map<number, Map<number, number>>();
  for (const n of numbers) {
    const amount = price.get(n);
    if (Number.isNaN(amount)) continue;
    const ordinal = lists.currency.ordinal(n);
    const amounts = found.get(ordinal) ?? new Map<number, number>();
    amounts.set(amount, (amounts.get(amount) ?? 0) + 1);
    found.set(ordinal, amounts);
  }
  return found;
}

function priceValue(
  { currency, amount, count }: { currency: string; amount: number; count: number },
  bands: readonly PriceBand[],
): FacetValue {
  const { from, to } = priceStepOf(amount);
  const covers = (band: PriceBand) =>
    (band.currency === undefined || band.currency === currency) && coversStep(band, { from, to });
  const text = `${from}-${to}`;
  return {
    value: text,
    label: `${text} ${currency}`,
    count,
    selected: bands.some(covers),
    from,
    to,
    currency,
  };
}
