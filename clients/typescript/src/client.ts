import { clickTemplatesOf, clientsOf, indexBuildsOf, meOf } from './administration.js';
import type { components } from './api.js';
import { batching } from './batching.js';
import type { Call, Send } from './call.js';
import { Caller } from './caller.js';
import { type CacheOptions, conditional } from './conditional.js';
import { listAt } from './lists.js';
import type { Body, CallOptions, Query } from './operations.js';
import { changesOf, favouritesOf, importsOf, outfitsOf, productsOf, searchOf } from './resources.js';
import { type RetryOptions, retrying } from './retrying.js';
import { urlOf } from './url.js';

export type { components, operations, paths } from './api.js';
export type { Change, ChangeStream, StreamOptions } from './change-stream.js';
export { headersOf } from './caller.js';
export type { Answer, CallOptions, Item, Query } from './operations.js';
export { type Problem, ProblemError } from './problem-error.js';

/** A type of the API by its name, as `Schema<'ProductListItem'>`. */
export type Schema<N extends keyof components['schemas']> = components['schemas'][N];

/** The text itself, or what gives it for each request. */
type Secret = string | (() => string | Promise<string>);

export interface ClientOptions {
  /** Where the service is, with or without a path before `/v1`. */
  readonly baseUrl: string;
  /** Of this program. */
  readonly apiKey?: Secret;
  /** A bearer token of the person for whom it calls. */
  readonly token?: Secret;
  readonly retry?: RetryOptions;
  /** Answers that have an entity tag are kept and asked for again by it; `false` keeps none. */
  readonly cache?: CacheOptions | false;
  /** Sends what is asked for in the same tick as one batch. */
  readonly batch?: boolean;
  readonly fetch?: typeof fetch;
}

/** A client of the service at `baseUrl`, typed by its OpenAPI document. */
export function createClient(options: ClientOptions): Client {
  return new Client(options);
}

export class Client extends Caller {
  readonly products = productsOf(this);
  readonly search = searchOf(this);
  readonly outfits = outfitsOf(this);
  readonly favourites = favouritesOf(this);
  readonly imports = importsOf(this);
  readonly categories = { ...listAt(this, '/v1/categories'), get: this.one('/v1/categories/{id}') };
  readonly brands = { ...listAt(this, '/v1/brands'), get: this.one('/v1/brands/{id}') };
  readonly shops = { ...listAt(this, '/v1/shops'), get: this.one('/v1/shops/{id}') };
  readonly me = meOf(this);
  readonly clients = clientsOf(this);
  readonly indexBuilds = indexBuildsOf(this);
  readonly clickReports = listAt(this, '/v1/click-reports');
  readonly clickTemplates = clickTemplatesOf(this);
  readonly changes: ReturnType<typeof changesOf>;
  private readonly base: string;

  constructor(options: ClientOptions) {
    const { retry = {}, cache = {}, batch = false, fetch: ask = fetch } = options;
    const base = options.baseUrl.replace(/\/+$/, '');
    const open = ({ method, url, headers, body, signal }: Call) =>
      // A body that is a stream needs `duplex`, which not all type definitions know.
      ask(base + url, { method, headers, body, signal, duplex: 'half' } as RequestInit);
    const direct: Send = async (call) => {
      const answer = await open(call);
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    };
    const sending = batch ? batching(direct, retrying(direct, retry)) : direct;
    const sparing = cache === false ? sending : conditional(sending, cache);
    super(retrying(async (call) => sparing(await signed(call, options)), retry));
    this.base = base;
    this.changes = changesOf(this, async (call) => open(await signed(call, options)), retry);
  }

  suggestions(query: Query<'get', '/v1/suggestions'>, options?: CallOptions) {
    return this.get('/v1/suggestions', { ...options, query });
  }

  /** Several named requests in one round trip; one may take from another's answer by `{result=NAME:JSONPATH}`. */
  batch(body: Body<'post', '/v1/batch'>, options?: CallOptions) {
    return this.post('/v1/batch', { ...options, body });
  }

  /** The link to the shop's own page of an offer, by which the click is counted: for an `href`, not to be fetched. */
  clickOut(offerId: string): string {
    return this.base + urlOf('/v1/out/{offerId}', { offerId });
  }

  private one<P extends '/v1/categories/{id}' | '/v1/brands/{id}' | '/v1/shops/{id}'>(path: P) {
    const get = this.get as (path: P, init: object) => ReturnType<typeof this.get<P>>;
    return (id: string, options?: CallOptions) => get.call(this, path, { ...options, path: { id } });
  }
}

async function signed(call: Call, { apiKey, token }: ClientOptions): Promise<Call> {
  const headers = { ...call.headers };
  if (apiKey !== undefined) headers['x-api-key'] = await textOf(apiKey);
  if (token !== undefined) headers['authorization'] = `Bearer ${await textOf(token)}`;
  return { ...call, headers };
}

async function textOf(secret: Secret): Promise<string> {
  return typeof secret === 'string' ? secret : secret();
}
