/** The first `limit` of the items in order, without putting all of them in order. */
export function first<T>(items: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const found: T[] = [];
  for (const item of items) {
    if (found.length === limit && (limit === 0 || compare(item, found[limit - 1]!) >= 0)) continue;
    found.splice(indexFor(item, found, compare), 0, item);
    if (found.length > limit) found.pop();
  }
  return found;
}

function indexFor<T>(item: T, sorted: readonly T[], compare: (a: T, b: T) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle]!, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
