import type { Caller } from './caller.js';
import { ChangeStream, type Open, type StreamOptions } from './change-stream.js';
import { listAt } from './lists.js';
import type { Body, CallOptions, Init, Query } from './operations.js';
import type { RetryOptions } from './retrying.js';
import { urlOf } from './url.js';

type Reading<P extends Parameters<Caller['get']>[0]> = Query<'get', P>;
type Feed = Pick<Init<'post', '/v1/imports'>, 'body' | 'contentType'>;

export function productsOf(caller: Caller) {
  return {
    ...listAt(caller, '/v1/products'),
    get: (id: string, query?: Reading<'/v1/products/{id}'>, options?: CallOptions) =>
      caller.get('/v1/products/{id}', { ...options, path: { id }, query }),
    offers: (id: string, query?: Reading<'/v1/products/{id}/offers'>, options?: CallOptions) =>
      caller.get('/v1/products/{id}/offers', { ...options, path: { id }, query }),
    similar: (id: string, query?: Reading<'/v1/products/{id}/similar'>, options?: CallOptions) =>
      caller.get('/v1/products/{id}/similar', { ...options, path: { id }, query }),
  };
}

export function searchOf(caller: Caller) {
  const { list, pages, all } = listAt(caller, '/v1/search');
  return Object.assign(list, { pages, all });
}

export function outfitsOf(caller: Caller) {
  type One = '/v1/outfits/{id}';
  return {
    ...listAt(caller, '/v1/outfits'),
    get: (id: string, query?: Reading<One>, options?: CallOptions) =>
      caller.get('/v1/outfits/{id}', { ...options, path: { id }, query }),
    create: (body: Body<'post', '/v1/outfits'>, options?: CallOptions) =>
      caller.post('/v1/outfits', { ...options, body }),
    replace: (id: string, body: Body<'put', One>, options: CallOptions) =>
      caller.put('/v1/outfits/{id}', { ...options, path: { id }, body }),
    update: (id: string, body: Body<'patch', One>, options: CallOptions) =>
      caller.patch('/v1/outfits/{id}', { ...options, path: { id }, body }),
    delete: (id: string, options: CallOptions) =>
      caller.delete('/v1/outfits/{id}', { ...options, path: { id } }),
    like: (id: string, options?: CallOptions) =>
      caller.put('/v1/outfits/{id}/likes/me', { ...options, path: { id } }),
    /** Whether the person of the token likes it, and how many do. */
    liked: (id: string, options?: CallOptions) =>
      caller.get('/v1/outfits/{id}/likes/me', { ...options, path: { id } }),
    unlike: (id: string, options?: CallOptions) =>
      caller.delete('/v1/outfits/{id}/likes/me', { ...options, path: { id } }),
  };
}

export function favouritesOf(caller: Caller) {
  return {
    ...listAt(caller, '/v1/favourites'),
    get: (id: string, options?: CallOptions) =>
      caller.get('/v1/favourites/{id}', { ...options, path: { id } }),
    add: (id: string, options?: CallOptions) =>
      caller.put('/v1/favourites/{id}', { ...options, path: { id } }),
    remove: (id: string, options?: CallOptions) =>
      caller.delete('/v1/favourites/{id}', { ...options, path: { id } }),
  };
}

export function importsOf(caller: Caller) {
  return {
    ...listAt(caller, '/v1/imports'),
    /** A feed as text or bytes under its content type, or `{ url }` where it can be fetched. */
    start: (feed: Feed, query: Query<'post', '/v1/imports'>, options?: CallOptions) =>
      caller.post('/v1/imports', { ...options, ...feed, query } as Init<'post', '/v1/imports'>),
    get: (id: string, options?: CallOptions) => caller.get('/v1/imports/{id}', { ...options, path: { id } }),
    issues: (id: string) => listAt(caller, '/v1/imports/{id}/issues', { id }),
  };
}

export function changesOf(caller: Caller, open: Open, retry: RetryOptions) {
  return {
    list: (query?: Reading<'/v1/changes'>, options?: CallOptions) =>
      caller.get('/v1/changes', { ...options, query }),
    /** Goes on after the position `since`, or with what comes from now on. */
    stream: (query?: { since?: number; types?: readonly string[] }, options: StreamOptions = {}) =>
      new ChangeStream(open, urlOf('/v1/changes/stream', {}, query), options, retry),
  };
}
