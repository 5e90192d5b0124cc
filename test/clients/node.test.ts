import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Change,
  type ClientOptions,
  createClient,
  headersOf,
} from '../../clients/typescript/src/client.js';
import { aServedSample, type ServedSample } from './served.js';

describe('the client against the service', () => {
  let served: ServedSample;
  let asked: Request[];
  let statuses: number[];
  beforeAll(async () => {
    served = await aServedSample();
  }, 120_000);
  afterAll(() => served.close());

  const clientWith = (options: Partial<ClientOptions> = {}) => {
    [asked, statuses] = [[], []];
    const noted: typeof fetch = async (input, init) => {
      asked.push(new Request(input, { ...init, body: init?.body as string }));
      const answer = await fetch(input, init);
      statuses.push(answer.status);
      return answer;
    };
    return createClient({ baseUrl: served.base, fetch: noted, retry: { baseMs: 5 }, ...options });
  };
  const aProduct = async () => (await clientWith().products.list({ limit: 1 })).items[0]!;

  it('iterates over every page, each item once', async () => {
    const client = clientWith();
    const ids = new Set<string>();
    let count = 0;
    for await (const { id } of client.products.all({ limit: 50, fields: ['id'] })) {
      count++;
      ids.add(id);
    }
    expect(count).toBeGreaterThan(100);
    expect(ids.size).toBe(count);
    expect(asked).toHaveLength(Math.ceil(count / 50));
  });

  it('asks for no page that nobody takes', async () => {
    const client = clientWith();
    for await (const product of client.products.all({ limit: 5 })) if (product) break;
    expect(asked).toHaveLength(1);
  });

  it('searches, completes, and reads one thing with what belongs to it', async () => {
    const client = clientWith();
    const found = await client.search({ q: 'shirt', facets: ['brand'], limit: 2 });
    expect(found.items).toHaveLength(2);
    expect(found.facets?.brand?.length).toBeGreaterThan(0);
    expect((await client.suggestions({ q: 'shi' })).items.length).toBeGreaterThan(0);
    const { id } = found.items[0]!;
    const [whole, offers, similar] = await Promise.all([
      client.products.get(id, { currency: 'EUR' }),
      client.products.offers(id),
      client.products.similar(id, { limit: 1 }),
    ]);
    expect(whole.priceRange!.min.currency).toBe('EUR');
    expect([offers.items.length, similar.items.length]).toEqual([1, 1]);
    expect(await client.get('/v1/brands/{id}', { path: { id: whole.brand!.id } })).toHaveProperty('name');
  });

  it('keeps an answer and asks whether it still holds', async () => {
    const { id } = await aProduct();
    const client = clientWith();
    const first = await client.products.get(id);
    const title = first.title;
    first.title = 'changed by the caller';
    const second = await client.products.get(id);
    expect(statuses).toEqual([200, 304]);
    expect(second.title).toBe(title);
    expect(headersOf(second).get('etag')).toBe(headersOf(first).get('etag'));
  });

  it('throws a problem with every mistake', async () => {
    const wrong = clientWith().products.list({ limit: 500, brnd: 'x' } as never);
    await expect(wrong).rejects.toMatchObject({
      name: 'ProblemError',
      status: 400,
      code: 'invalid_request',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      errors: [{ path: 'query.limit' }, { path: 'query.brnd' }],
    });
  });

  it('sends what is asked for in one tick as batches of twenty, each failing by itself', async () => {
    const ids = (await clientWith().products.list({ limit: 24, fields: ['id'] })).items.map(({ id }) => id);
    const client = clientWith({ batch: true });
    const settled = await Promise.allSettled([...ids, 'nobody'].map((id) => client.products.get(id)));
    expect(asked.map(({ method, url }) => [method, new URL(url).pathname])).toEqual([
      ['POST', '/v1/batch'],
      ['POST', '/v1/batch'],
    ]);
    expect(settled.slice(0, 24).map((one) => one.status === 'fulfilled' && one.value.id)).toEqual(ids);
    expect(settled[24]).toMatchObject({ reason: { status: 404, code: 'not_found' } });
    await Promise.all(ids.slice(0, 2).map((id) => client.products.get(id)));
    expect(await asked[2]!.text()).toContain('if-none-match');
  });

  it('writes an outfit as a person, under its entity tag', async () => {
    const { id: productId } = await aProduct();
    const client = clientWith({ token: async () => served.token });
    const made = await client.outfits.create({
      title: 'Look',
      visibility: 'public',
      items: [{ productId, x: 1, y: 1 }],
    });
    const renamed = await client.outfits.update(made.id, { title: 'Another' }, { ifMatch: made });
    expect(renamed.title).toBe('Another');
    await expect(client.outfits.update(made.id, { title: 'Late' }, { ifMatch: made })).rejects.toMatchObject({
      code: 'precondition_failed',
    });
    expect((await client.outfits.like(made.id)).likeCount).toBe(1);
    await client.favourites.add(productId);
    expect((await client.favourites.list()).items).toHaveLength(1);
    expect(await client.favourites.remove(productId)).toBeUndefined();
    await client.outfits.delete(made.id, { ifMatch: '*' });
  });

  it('makes one outfit where the answer to the first try was lost', async () => {
    const { id: productId } = await aProduct();
    let lost = false;
    const losing: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (lost) return answer;
      lost = true;
      throw new TypeError('the connection is gone');
    };
    const client = clientWith({ token: served.token, fetch: losing });
    const made = await client.outfits.create({ title: 'Once', items: [{ productId, x: 1, y: 1 }] });
    const { items } = await client.outfits.list({ owner: 'me' });
    expect(items.filter(({ title }) => title === 'Once').map(({ id }) => id)).toEqual([made.id]);
  });

  it('follows the changes from a position and goes on where it was', async () => {
    const client = clientWith();
    const seen: Change[] = [];
    const stream = client.changes.stream({ since: 0, types: ['product'] });
    for await (const change of stream) if (seen.push(change) === 3) break;
    for await (const change of client.changes.stream({ since: stream.position, types: ['product'] }))
      if (seen.push(change) === 6) break;
    const { items } = await client.changes.list({ since: 0, types: ['product'], limit: 6 });
    expect(seen).toEqual(items);
  });

  it('stops a stream by its signal', async () => {
    const stop = new AbortController();
    const client = clientWith();
    const reading = (async () => {
      for await (const _ of client.changes.stream({}, { signal: stop.signal })) stop.abort();
    })();
    setTimeout(() => stop.abort(new Error('enough')), 100);
    await expect(reading).rejects.toThrow('enough');
  });

  it('stops a call by its signal', async () => {
    const reading = clientWith().changes.list({ wait: 30 }, { signal: AbortSignal.timeout(50) });
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('links to the shop by way of the click', async () => {
    const { bestOffer } = await aProduct();
    const answer = await fetch(clientWith().clickOut(bestOffer!.id), { redirect: 'manual' });
    expect(answer.status).toBe(302);
  });
});
