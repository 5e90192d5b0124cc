import { Problem } from '../../catalogue/problem.js';
import type { SearchKey, SearchSort } from '../../ports/product-search.js';

/** Where a page begins, in the engine's words. */
export interface Place {
  /** A point in time that the page is read from. */
  readonly pit?: string;
  readonly after?: readonly (string | number | null)[];
  /** Products of the first page, to be left out. */
  readonly seen?: readonly string[];
}

/** What a key holds: where to go on, and how the first page understood the text. */
export interface Mark extends Place {
  readonly atLeast: number;
  /** `from>to` for each corrected word, between commas. */
  readonly corrected: string;
}

const fields: Readonly<Record<SearchSort, readonly (readonly [field: string, order: 'asc' | 'desc'])[]>> = {
  relevance: [
    ['popularity', 'desc'],
    ['createdAt', 'desc'],
  ],
  newest: [['createdAt', 'desc']],
  price: [['sortPrice', 'asc']],
  '-price': [['sortPrice', 'desc']],
  popularity: [['popularity', 'desc']],
};

/** Relevance of an empty text is popularity, then newness. Ids settle ties, so that every order is total. */
export function sortOf(sort: SearchSort, hasText: boolean): readonly Readonly<Record<string, unknown>>[] {
  const by = isRanked(sort, hasText)
    ? [{ _score: 'desc' }]
    : fields[sort].map(([field, order]) => ({ [field]: order }));
  return [...by, { id: 'asc' }];
}

/** Scores move while products come in; every other order keeps its places. */
export function isRanked(sort: SearchSort, hasText: boolean): boolean {
  return hasText && sort === 'relevance';
}

/** `[sort, atLeast, corrected, point in time, number of sort values, …sort values, …seen]` */
export function keyOf(sort: SearchSort, mark: Mark): SearchKey {
  const { atLeast, corrected, pit = null, after = [], seen = [] } = mark;
  return [sort, atLeast, corrected, pit, after.length, ...after, ...seen];
}

/** Throws a `bad_cursor` problem for a key that `keyOf` did not make for this order. */
export function readKey(sort: SearchSort, hasText: boolean, key: SearchKey): Mark {
  const [of, atLeast, corrected, pit, count, ...rest] = key;
  const valid =
    of === sort &&
    isCount(atLeast) &&
    typeof corrected === 'string' &&
    isCount(count) &&
    count <= rest.length &&
    (pit === null || typeof pit === 'string');
  if (!valid) throw badKey();
  const after = rest.slice(0, count);
  const seen = rest.slice(count);
  const ids = seen.every((id) => typeof id === 'string');
  if (!ids || !fits(after, sortOf(sort, hasText).length)) throw badKey();
  return { atLeast, corrected, pit: pit ?? undefined, after, seen };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Numbers, an id, and in a point in time the engine's own tie-break. */
function fits(after: SearchKey, length: number): boolean {
  if (after.length !== length && after.length !== length + 1) return false;
  return after.every((value, i) => typeof value === (i === length - 1 ? 'string' : 'number'));
}

function badKey(): Problem {
  const message = 'belongs to another search or is damaged; start again without it';
  return new Problem('bad_cursor', `query.cursor ${message}`, {
    errors: [{ path: 'query.cursor', code: 'bad_cursor', message }],
  });
}
