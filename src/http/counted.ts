import { decodeCursor, encodeCursor } from './cursor.js';
import type { Links } from './links.js';
import type { CountedQuery } from './counted.schema.js';

interface Slice<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const isId = (key: unknown): key is string => typeof key === 'string';

/** A page of a list that goes by ids. */
export async function countedPage<T>(
  name: string,
  query: CountedQuery,
  links: Links,
  read: (after: string | undefined, limit: number) => Promise<Slice<T>>,
) {
  const after = query.cursor === undefined ? undefined : decodeCursor(name, query.cursor, isId);
  const { items, next } = await read(after, query.limit);
  const page = {
    self: links.list(query),
    next: next && links.list({ ...query, cursor: encodeCursor(name, next) }),
  };
  return { items, page };
}
