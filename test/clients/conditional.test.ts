import { describe, expect, it } from '@jest/globals';
import { type ClientOptions, createClient } from '../../clients/typescript/src/client.js';

describe('answers that are kept', () => {
  /** What was asked for, with a star where it was asked for by its entity tag. */
  let asked: string[];
  const clientWith = (options: Partial<ClientOptions>) => {
    asked = [];
    const answering: typeof fetch = async (url, init) => {
      const id = String(url).split('/').at(-1)!;
      const tag = new Headers(init?.headers).get('if-none-match');
      asked.push(tag === null ? id : `${id}*`);
      return tag === null
        ? new Response(JSON.stringify({ id, title: 'x'.repeat(id === 'long' ? 500 : 1) }), {
            headers: { etag: `"${id}"` },
          })
        : new Response(null, { status: 304 });
    };
    const client = createClient({ baseUrl: 'http://ogrom.test', fetch: answering, ...options });
    return async (...ids: string[]) => {
      for (const id of ids) expect((await client.products.get(id)).id).toBe(id);
      return asked.splice(0);
    };
  };

  it('are as many as they may be, those that were used last', async () => {
    const ask = clientWith({ cache: { entries: 2 } });
    expect(await ask('a', 'b', 'a', 'c')).toEqual(['a', 'b', 'a*', 'c']);
    expect(await ask('a', 'c', 'b')).toEqual(['a*', 'c*', 'b']);
    expect(await ask('a')).toEqual(['a']);
  });

  it('are two hundred where nothing is said', async () => {
    const ask = clientWith({});
    const ids = Array.from({ length: 201 }, (_, n) => `p${n}`);
    await ask(...ids);
    expect(await ask('p200', 'p1', 'p0')).toEqual(['p200*', 'p1*', 'p0']);
  });

  it('are not longer than they may be', async () => {
    const ask = clientWith({ cache: { longest: 100 } });
    expect(await ask('long', 'long', 'short', 'short')).toEqual(['long', 'long', 'short', 'short*']);
  });

  it('are none where that is asked for', async () => {
    expect(await clientWith({ cache: false })('a', 'a')).toEqual(['a', 'a']);
  });
});
