import type { Caller } from './caller.js';
import type { Answer, CallOptions, Item, ListPath, Query } from './operations.js';

/** What all lists have in common. */
interface Page {
  readonly items: readonly unknown[];
  readonly page: { readonly next?: string };
}

type QueryArgs<P extends ListPath> =
  object extends NonNullable<Query<'get', P>>
    ? [query?: Query<'get', P>, options?: CallOptions]
    : [query: Query<'get', P>, options?: CallOptions];

/** A list that is read by cursor. */
export interface List<P extends ListPath> {
  /** One page. */
  list(...args: QueryArgs<P>): Promise<Answer<'get', P>>;
  /** Every page from the first on, each asked for when the one before was taken. */
  pages(...args: QueryArgs<P>): AsyncGenerator<Answer<'get', P>, void>;
  /** Every item of every page. */
  all(...args: QueryArgs<P>): AsyncGenerator<Item<P>, void>;
}

export function listAt<P extends ListPath>(caller: Caller, path: P, params?: object): List<P> {
  const get = caller.get.bind(caller) as unknown as (path: P, init: object) => Promise<Page>;
  const list = (query?: object, options?: CallOptions) => get(path, { ...options, path: params, query });
  async function* pages(query?: object, options?: CallOptions): AsyncGenerator<Page, void> {
    let page = await list(query, options);
    for (; page.page.next !== undefined; page = await caller.follow<Page>(page.page.next, options))
      yield page;
    yield page;
  }
  async function* all(query?: object, options?: CallOptions): AsyncGenerator<unknown, void> {
    for await (const { items } of pages(query, options)) yield* items;
  }
  return { list, pages, all } as unknown as List<P>;
}
