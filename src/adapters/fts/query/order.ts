import { Problem } from '../../../catalogue/problem.js';
import { type SearchKey, type SearchSort, searchSorts } from '../../../ports/product-search.js';
import { first } from '../first.js';
import type { Columns } from '../model/columns.js';

/** A product's place in an order: by key, the smallest first, then by id. */
export interface Place {
  readonly key: number;
  readonly id: string;
}

/** The sort key of the product at a place in the list of matches. */
export type KeyOf = (n: number, score: number) => number;

export function keyOf(sort: SearchSort, { numbers }: Columns): KeyOf {
  const keys: Record<SearchSort, KeyOf> = {
    relevance: (_, score) => -score,
    newest: (n) => -numbers.created_at.get(n),
    price: (n) => numbers.sort_price.get(n),
    '-price': (n) => -numbers.sort_price.get(n),
    popularity: (n) => -numbers.popularity.get(n),
  };
  return keys[sort];
}

function comparePlaces(a: Place, b: Place): number {
  return a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The first `limit` places in order that come behind `after`. */
export function firstPlaces<T extends Place>(
  places: Iterable<T>,
  limit: number,
  after: Place | undefined,
): T[] {
  return first(after ? behind(places, after) : places, limit, comparePlaces);
}

function* behind<T extends Place>(places: Iterable<T>, after: Place): Iterable<T> {
  for (const place of places) if (comparePlaces(place, after) > 0) yield place;
}

export function searchKey(sort: SearchSort, { key, id }: Place): SearchKey {
  return [sort, key, id];
}

/** Throws `bad_cursor` for a key of another order or another make. */
export function placeOf(after: SearchKey, sort: SearchSort): Place {
  const [of, key, id] = after;
  const isOurs = after.length === 3 && searchSorts.includes(of as SearchSort) && Number.isFinite(key);
  if (!isOurs || of !== sort || typeof id !== 'string' || typeof key !== 'number')
    throw new Problem('bad_cursor', 'The cursor does not belong to this search');
  return { key, id };
}
