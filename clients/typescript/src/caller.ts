import type { Call, Reply, Send } from './call.js';
import type { Answer, Args, CallOptions, Init, KeyedPath, Method, PathOf } from './operations.js';
import { ProblemError } from './problem-error.js';
import { urlOf } from './url.js';

/** The compiler holds it to those that the document has. */
const keyed: Record<KeyedPath, true> = { '/v1/outfits': true, '/v1/imports': true };
/** They may wait longer for something than a batch does. */
const waits = new Set<string>(['/v1/changes', '/v1/products/{id}/offers']);
const answers = new WeakMap<object, Headers>();

/** The headers that came with an answer, for its `etag` or its `ogrom-position`. Throws for what was no answer. */
export function headersOf(answer: object): Headers {
  const headers = answers.get(answer);
  if (headers) return headers;
  throw new TypeError('this is no answer of the client');
}

type AnyInit = CallOptions & { path?: object; query?: object; body?: unknown; contentType?: string };

/** Calls any operation of the document by its path, typed by it. All throw a ProblemError for a refusal. */
export class Caller {
  constructor(private readonly send: Send) {}

  get<P extends PathOf<'get'>>(path: P, ...[init]: Args<'get', P>): Promise<Answer<'get', P>> {
    return this.call('get', path, init);
  }

  put<P extends PathOf<'put'>>(path: P, ...[init]: Args<'put', P>): Promise<Answer<'put', P>> {
    return this.call('put', path, init);
  }

  post<P extends PathOf<'post'>>(path: P, ...[init]: Args<'post', P>): Promise<Answer<'post', P>> {
    return this.call('post', path, init);
  }

  patch<P extends PathOf<'patch'>>(path: P, ...[init]: Args<'patch', P>): Promise<Answer<'patch', P>> {
    return this.call('patch', path, init);
  }

  delete<P extends PathOf<'delete'>>(path: P, ...[init]: Args<'delete', P>): Promise<Answer<'delete', P>> {
    return this.call('delete', path, init);
  }

  /** The answer behind a link of another one, as `page.next` is. */
  async follow<T>(link: string, options: CallOptions = {}): Promise<T> {
    return (await read(await this.send(callOf('get', link, link, options)))) as T;
  }

  private async call<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    init: Init<M, P> | undefined,
  ): Promise<Answer<M, P>> {
    const given = (init ?? {}) as AnyInit;
    const url = urlOf(path, given.path, given.query);
    return (await read(await this.send(callOf(method, path, url, given)))) as Answer<M, P>;
  }
}

function callOf(method: Method, template: string, url: string, init: AnyInit): Call {
  const { signal } = init;
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const [name, value] of Object.entries(init.headers ?? {})) headers[name.toLowerCase()] = value;
  if (init.minPosition !== undefined) headers['ogrom-min-position'] = String(init.minPosition);
  if (init.ifMatch !== undefined) headers['if-match'] = tagOf(init.ifMatch);
  const key =
    init.idempotencyKey ?? (method === 'post' && template in keyed ? crypto.randomUUID() : undefined);
  if (key !== undefined) headers['idempotency-key'] = key;
  const body = bodyOf(method, init, headers);
  const streamed = body instanceof ReadableStream;
  const repeatable = (isSafe(method, template) || key !== undefined) && !streamed;
  // Read by the first try, there is nothing left of it for another.
  const tries = streamed ? 1 : init.tries;
  const batchable = method === 'get' && !init.headers && !waits.has(template.split('?')[0]!);
  return { method: method.toUpperCase(), url, headers, body, signal, tries, repeatable, batchable };
}

/** What is made twice is as if it were made once. */
function isSafe(method: Method, template: string): boolean {
  return method === 'get' || method === 'put' || method === 'delete' || template === '/v1/batch';
}

function bodyOf(
  method: Method,
  { body, contentType }: AnyInit,
  headers: Record<string, string>,
): Call['body'] {
  if (body === undefined) return undefined;
  const json = method === 'patch' ? 'application/merge-patch+json' : 'application/json';
  headers['content-type'] = contentType ?? json;
  return contentType === undefined ? JSON.stringify(body) : (body as Call['body']);
}

function tagOf(answer: object | string): string {
  if (typeof answer === 'string') return answer;
  const tag = headersOf(answer).get('etag');
  if (tag === null) throw new TypeError('this answer has no entity tag');
  return tag;
}

function read(reply: Reply): unknown {
  if (reply.status >= 300 || reply.status < 200) throw ProblemError.of(reply);
  if (reply.text === '') return undefined;
  const answer = JSON.parse(reply.text) as object;
  answers.set(answer, reply.headers);
  return answer;
}
