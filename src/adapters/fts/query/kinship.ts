import type { Columns } from '../model/columns.js';

/** How near another product's kind and price are, to be multiplied with how near its title is; 0 for what must not show. */
export function kinship(columns: Columns, n: number, other: number): number {
  const { numbers, lists } = columns;
  const isSame = other === n || lists.style.ordinal(other) === lists.style.ordinal(n);
  if (isSame || !columns.isListed(other) || numbers.in_stock.get(other) !== 1) return 0;
  const kind = sharedKind(lists.category.values(n), lists.category.values(other));
  const gender = lists.gender.ordinal(n) === lists.gender.ordinal(other) ? 1 : 0.6;
  return kind * gender * priceNearness(numbers.sort_price.get(n), numbers.sort_price.get(other));
}

/** 1 for the same category, a tenth for one that only shares the root. */
function sharedKind(path: readonly string[], other: readonly string[]): number {
  if (path.at(-1) === other.at(-1)) return 1;
  const shared = path.filter((id, i) => id !== '' && id === other[i]).length;
  return shared < 2 ? 0.1 : 0.4;
}

/** 1 for the same price, a half for one eight times as high or low. */
function priceNearness(price: number, other: number): number {
  if (price <= 0 || other <= 0) return 0.7;
  return 1 / (1 + Math.abs(Math.log2(price / other)) / 3);
}
