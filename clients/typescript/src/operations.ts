import type { components, paths } from './api.js';

export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

type Success = 200 | 201 | 202 | 204 | 207;
type Json<R> = R extends { content: { 'application/json': infer J } } ? J : undefined;
type Params<O, K extends string> = O extends { parameters: infer P }
  ? K extends keyof P
    ? Exclude<P[K], undefined>
    : never
  : never;
type Content<O> = O extends { requestBody: { content: infer C } } ? C : never;

/** The paths that have this method and answer JSON, or nothing. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: infer R }
    ? Extract<keyof R, Success> extends never
      ? never
      : P
    : never;
}[keyof paths];

type Op<M extends Method, P extends keyof paths> = NonNullable<paths[P][M]>;

/** What the operation answers. */
export type Answer<M extends Method, P extends keyof paths> =
  Op<M, P> extends { responses: infer R }
    ? { [S in keyof R & Success]: Json<R[S]> }[keyof R & Success]
    : never;

/** What a query says as the text `true` or `false` may be given as what it means. */
type Flags<Q> = { [K in keyof Q]: Exclude<Q[K], undefined> extends 'true' | 'false' ? Q[K] | boolean : Q[K] };

/** The parameters of its query. */
export type Query<M extends Method, P extends keyof paths> =
  Params<Op<M, P>, 'query'> extends infer Q ? ([Q] extends [never] ? undefined : Flags<Q>) : never;

/** The JSON that it takes. */
export type Body<M extends Method, P extends keyof paths> =
  Content<Op<M, P>> extends infer C
    ? C extends { 'application/json': infer J } | { 'application/merge-patch+json': infer J }
      ? J
      : never
    : never;

/** What goes as it is, under a content type of its own. */
type Stream = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** A body that is read as a stream needs its content type; JSON has its own. */
type BodyOption<M extends Method, P extends keyof paths> = [Content<Op<M, P>>] extends [never]
  ? { body?: undefined }
  : | { body: Body<M, P>; contentType?: undefined }
    | ('text/csv' extends keyof Content<Op<M, P>>
        ? { body: Stream; contentType: Exclude<keyof Content<Op<M, P>>, 'application/json'> & string }
        : never);

type Needed<K extends string, T> = [T] extends [undefined]
  ? Partial<Record<K, undefined>>
  : object extends T
    ? Partial<Record<K, T>>
    : Record<K, T>;

/** How one call is made, beside what its operation takes. */
export interface CallOptions {
  /** Ends the call, its retries and its waiting. */
  readonly signal?: AbortSignal;
  /** More headers; such a call is never batched. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For POST, in place of the one that is made where the operation takes one. */
  readonly idempotencyKey?: string;
  /** A write only goes through while the resource has this entity tag: that of an answer, or the tag itself. */
  readonly ifMatch?: object | string;
  /** Waits until the answer knows of this position of the change log. */
  readonly minPosition?: number;
  /** How often it is tried at most, the first time included. */
  readonly tries?: number;
}

type PathParams<M extends Method, P extends keyof paths> =
  Params<Op<M, P>, 'path'> extends infer Q ? ([Q] extends [never] ? undefined : Q) : never;

/** All that a call of the operation takes. */
export type Init<M extends Method, P extends keyof paths> = CallOptions &
  Needed<'path', PathParams<M, P>> &
  Needed<'query', Query<M, P>> &
  BodyOption<M, P>;

/** An argument that may be left out where the operation needs nothing. */
export type Args<M extends Method, P extends keyof paths> =
  object extends Init<M, P> ? [init?: Init<M, P>] : [init: Init<M, P>];

/** The lists that are read by cursor: their pages have items and a link to the next one. */
export type ListPath = {
  [P in PathOf<'get'>]: Answer<'get', P> extends {
    items: unknown[];
    page: components['schemas']['PageLinks'];
  }
    ? Query<'get', P> extends { cursor?: string } | undefined
      ? P
      : never
    : never;
}[PathOf<'get'>];

/** An item of a list. */
export type Item<P extends ListPath> = Answer<'get', P> extends { items: (infer I)[] } ? I : never;

type TakesKey<P extends keyof paths> =
  Params<Op<'post', P>, 'header'> extends { 'Idempotency-Key'?: string } ? P : never;

/** The paths whose POST takes an idempotency key. */
export type KeyedPath = {
  [P in PathOf<'post'>]: [Params<Op<'post', P>, 'header'>] extends [never] ? never : TakesKey<P>;
}[PathOf<'post'>];
