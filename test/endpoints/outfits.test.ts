import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ftsAdapter } from '../../src/adapters/fts/fts.module.js';
import { bundledRatesAdapter } from '../../src/adapters/rates/rates.module.js';
import { shopsAdapter } from '../../src/adapters/shops/shops.module.js';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import type { ProductCard } from '../../src/catalogue/product.js';
import { favouritesEndpoint } from '../../src/endpoints/favourites/favourites.module.js';
import { meEndpoint } from '../../src/endpoints/me/me.module.js';
import type { OutfitCardJson, OutfitJson } from '../../src/endpoints/outfits/outfits.schema.js';
import { outfitsEndpoint } from '../../src/endpoints/outfits/outfits.module.js';
import { productsEndpoint } from '../../src/endpoints/products/products.module.js';
import { searchEndpoint } from '../../src/endpoints/search/search.module.js';
import { mount } from '../../src/http/mount.js';
import { indexing } from '../../src/indexing/indexing.module.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { lifecycleModule } from '../../src/lifecycle/lifecycle.module.js';
import { anApp } from '../support/app.js';
import { asPerson } from '../support/callers.js';
import { aCatalogue, type TestCatalogue } from '../support/catalogue.js';
import { eventually } from '../support/eventually.js';

const dress = { sku: 'D', title: 'Blue dress', price: { minor: 5000, currency: 'EUR' } };
const hat = {
  sku: 'H',
  title: 'Straw hat',
  category: ['Women', 'Hats'],
  price: { minor: 1250, currency: 'USD' },
};
const soldOut = { sku: 'O', title: 'Velvet gown', availability: 'out_of_stock' } as const;
const fading = { sku: 'G', title: 'Tweed frock', price: { minor: 100, currency: 'EUR' } };

describe('outfits', () => {
  let catalogue: TestCatalogue;
  let app: NestFastifyApplication;
  let products: Record<string, ProductCard>;
  beforeAll(async () => {
    catalogue = await aCatalogue([dress, hat, soldOut]);
    await catalogue.add([fading], 'Shop B');
    const sql = sqlAdapter({ url: catalogue.url });
    const fts = ftsAdapter({ file: catalogue.file });
    app = await anApp(
      mount('v1/outfits', outfitsEndpoint, { from: [sql, fts, bundledRatesAdapter()] }),
      mount('v1/favourites', favouritesEndpoint, { from: [sql, bundledRatesAdapter()] }),
      mount('v1/products', productsEndpoint, {
        from: [sql, fts, bundledRatesAdapter(), shopsAdapter({ shops: [] })],
      }),
      mount('v1/search', searchEndpoint, { from: [sql, fts, bundledRatesAdapter()] }),
      mount('v1/me', meEndpoint, { from: [sql] }),
      indexing({ from: [sql, fts, lifecycleModule(new InstanceLifecycle())], work: true }),
    );
    const { items } = (await get('/v1/products')).json() as { items: ProductCard[] };
    products = Object.fromEntries(items.map((item) => [item.title, item]));
  });
  afterAll(async () => {
    await app.close();
    catalogue.remove();
  });
  // Each test has persons of its own.
  let turn = 0;
  let [ann, ben] = ['', ''];
  beforeEach(() => {
    turn++;
    [ann, ben] = [`ann-${turn}`, `ben-${turn}`];
  });

  const get = (url: string, who?: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { ...(who ? asPerson(who) : {}), ...headers } });
  const send = (
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    who: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) => {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const sent = payload ? { payload: JSON.stringify(payload) } : {};
    const own = { ...asPerson(who), ...(payload ? { 'content-type': type } : {}), ...headers };
    return app.inject({ method, url, headers: own, ...sent });
  };
  const idOf = (title: string) => products[title]!.id;
  const item = (title: string, traits = {}) => ({ productId: idOf(title), x: 100, y: 200.5, ...traits });
  const content = (traits = {}) => ({
    title: 'A look',
    visibility: 'public',
    items: [item('Blue dress')],
    tags: [],
    ...traits,
  });
  const make = async (traits = {}, who = ann) => {
    const answer = await send('POST', '/v1/outfits', who, content(traits));
    expect([answer.statusCode, answer.json()]).toEqual([201, expect.anything()]);
    return { ...(answer.json() as OutfitJson), etag: String(answer.headers.etag) };
  };
  const codesOf = (answer: { json(): { errors: { path: string; code: string }[] } }) =>
    answer
      .json()
      .errors.map(({ path, code }) => `${path} ${code}`)
      .sort();
  const titlesOf = (answer: { json(): { items: OutfitCardJson[] } }) =>
    answer.json().items.map(({ title }) => title);

  it('are made, and read back with products, offers and a total', async () => {
    const answer = await send('POST', '/v1/outfits', ann, {
      title: '  For the office ',
      visibility: 'public',
      items: [item('Blue dress', { layer: 1 }), item('Straw hat', { rotation: -15, scale: 0.5 })],
      tags: ['#Sommer  Look', 'sommer look', 'Büro'],
    });
    expect([answer.statusCode, answer.headers.location]).toEqual([201, `/v1/outfits/${answer.json().id}`]);
    expect(Number(answer.headers['ogrom-position'])).toBeGreaterThan(4);
    const read = await get(String(answer.headers.location), ann);
    expect([read.json(), read.headers.etag]).toEqual([answer.json(), answer.headers.etag]);
    expect(read.json()).toMatchObject({
      title: 'For the office',
      tags: ['sommer look', 'büro'],
      mine: true,
      likedByMe: false,
      canvas: { width: 1000, height: 1000 },
      items: [
        {
          ...{ layer: 1, scale: 1, rotation: 0, available: true },
          product: { title: 'Blue dress' },
          offer: { price: { amount: 50, currency: 'EUR' }, inStock: true },
        },
        { scale: 0.5, offer: { price: { amount: 12.5, currency: 'USD' } } },
      ],
      total: { price: { currency: 'EUR' }, priced: 2, unpriced: 0 },
    });
    expect(JSON.stringify(read.json())).not.toContain(ann);
  });

  it('add up what the items show, in the asked currency, and tell the day of the rates', async () => {
    const { id } = await make({ items: [item('Blue dress'), item('Straw hat'), item('Velvet gown')] });
    const { items, total } = (await get(`/v1/outfits/${id}?currency=usd`)).json() as OutfitJson;
    const shown = items.map(({ offer }) => offer?.price);
    expect(shown.map((price) => price?.currency)).toEqual(['USD', 'USD', undefined]);
    expect(total!.price.amount).toBeCloseTo(shown[0]!.amount + shown[1]!.amount, 10);
    expect(total).toMatchObject({ priced: 2, unpriced: 1, ratesOf: expect.stringMatching(/^\d{4}-/) });
  });

  it('are refused with every mistake at once', async () => {
    const bad = {
      title: ' ',
      visibility: 'secret',
      tags: ['###', 'x'.repeat(31)],
      items: [{ productId: '', x: -1, y: 1001, scale: 0, rotation: 361, layer: 0.5, colour: 'red' }],
      likeCount: 99,
    };
    expect(codesOf(await send('POST', '/v1/outfits', ann, bad))).toEqual(
      [
        ...['body.items.0.colour unknown_parameter', 'body.items.0.layer invalid_type'],
        ...['body.items.0.productId too_small', 'body.items.0.rotation too_big'],
        ...['body.items.0.scale too_small', 'body.items.0.x too_small', 'body.items.0.y too_big'],
        ...['body.likeCount unknown_parameter', 'body.tags.0 custom', 'body.tags.1 custom'],
        ...['body.title too_small', 'body.visibility invalid_value'],
      ].sort(),
    );
    const empty = await send('POST', '/v1/outfits', ann, { title: 'x', visibility: 'public' });
    expect(codesOf(empty)).toEqual(['body.items custom']);
    const many = await send(
      'POST',
      '/v1/outfits',
      ann,
      content({ items: Array(51).fill(item('Blue dress')) }),
    );
    expect(codesOf(many)).toEqual(['body.items too_big']);
    const strange = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`m${n}`, n]));
    const flood = await send('POST', '/v1/outfits', ann, content(strange));
    expect(flood.json().errors).toHaveLength(100);
    const broken = await send('POST', '/v1/outfits', ann, content({ title: 'a\u0000b\ud800' }));
    expect(codesOf(broken)).toEqual(['body.title custom']);
  });

  it('name every unknown product and variant', async () => {
    const items = [
      item('Blue dress', { variantId: 'nobody' }),
      item('Straw hat'),
      { productId: 'nobody', x: 1, y: 1 },
      { productId: 'Ä', x: 1, y: 1 },
    ];
    const answer = await send('POST', '/v1/outfits', ann, content({ items }));
    expect([answer.statusCode, codesOf(answer)]).toEqual([
      400,
      [
        'body.items.0.variantId unknown_variant',
        'body.items.2.productId unknown_product',
        'body.items.3.productId unknown_product',
      ],
    ]);
  });

  it.each([
    ['POST', 'text/csv', 415],
    ['POST', 'application/merge-patch+json', 415],
    ['POST', undefined, 415],
    ['PATCH', 'application/json', 415],
    ['PATCH', 'application/merge-patch+json; charset=utf-8', 428],
  ] as const)('take a %s of %s with %i', async (method, type, status) => {
    const { id } = await make();
    const answer = await app.inject({
      method,
      url: method === 'POST' ? '/v1/outfits' : `/v1/outfits/${id}`,
      headers: { ...asPerson(ann), ...(type && { 'content-type': type }) },
      payload: Buffer.from('{"title":"x"}'),
    });
    expect(answer.statusCode).toBe(status);
    const patchable = method === 'PATCH' && status === 415 ? 'application/merge-patch+json' : undefined;
    expect(answer.headers['accept-patch']).toBe(patchable);
  });

  it('ask for a person to be written, and for a body', async () => {
    const anonymous = await app.inject({ method: 'POST', url: '/v1/outfits', payload: content() });
    expect(anonymous.statusCode).toBe(401);
    for (const query of ['owner=me', 'likedBy=me']) {
      const answer = await get(`/v1/outfits?${query}`);
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="ogrom"']);
    }
    const nothing = await app.inject({ method: 'POST', url: '/v1/outfits', headers: asPerson(ann) });
    expect([nothing.statusCode, nothing.json().errors[0].path]).toEqual([400, 'body']);
    const list = await app.inject({
      ...{ method: 'POST', url: '/v1/outfits', headers: asPerson(ann), payload: [] },
    });
    expect([list.statusCode, list.json().errors[0].path]).toEqual([400, 'body']);
  });

  it('give the same answer to the same key and body, 422 to another body, and mind no order of members', async () => {
    const key = { 'idempotency-key': 'one' };
    const first = await send('POST', '/v1/outfits', ann, content(), key);
    const { title, ...rest } = content();
    const again = await send('POST', '/v1/outfits', ann, { ...rest, title }, key);
    expect([again.statusCode, again.body, again.headers.location, again.headers.etag]).toEqual([
      201,
      first.body,
      first.headers.location,
      first.headers.etag,
    ]);
    const other = await send('POST', '/v1/outfits', ann, content({ title: 'Other' }), key);
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency_mismatch']);
    const others = await send('POST', '/v1/outfits', ben, content(), key);
    expect(others.json().id).not.toBe(first.json().id);
    const bad = await send('POST', '/v1/outfits', ann, content(), { 'idempotency-key': 'a b' });
    expect([bad.statusCode, codesOf(bad)]).toEqual([400, ['header.idempotency-key invalid_format']]);
    expect(titlesOf(await get('/v1/outfits?owner=me', ann))).toEqual(['A look']);
  });

  it('are written anew only with the tag of what they are now', async () => {
    const { id, etag } = await make({ description: 'Old' });
    const url = `/v1/outfits/${id}`;
    const put = (headers: Record<string, string>, who = ann) =>
      send('PUT', url, who, content({ title: 'New' }), headers);
    const missing = await put({});
    expect([missing.statusCode, missing.json().code]).toEqual([428, 'precondition_required']);
    expect((await put({ 'if-match': '"7-x"' })).statusCode).toBe(412);
    expect((await put({ 'if-match': 'nonsense' })).statusCode).toBe(412);
    const written = await put({ 'if-match': `"0-a", ${etag}` });
    expect([written.statusCode, written.json().title, written.json().description]).toEqual([
      200,
      'New',
      undefined,
    ]);
    expect((await put({ 'if-match': etag })).statusCode).toBe(412);
    // A like is no change of the outfit, and a proxy that compresses makes the tag weak.
    await send('PUT', `${url}/likes/me`, ben);
    const weak = `W/${String(written.headers.etag)}`;
    expect((await put({ 'if-match': weak })).statusCode).toBe(200);
    expect((await put({ 'if-match': '*' })).statusCode).toBe(200);
    expect((await send('DELETE', url, ann, undefined, { 'if-match': etag })).statusCode).toBe(412);
    const { etag: now } = (await get(url, ann)).headers;
    const deleted = await send('DELETE', url, ann, undefined, { 'if-match': String(now) });
    expect([deleted.statusCode, Number(deleted.headers['ogrom-position'])]).toEqual([
      204,
      expect.any(Number),
    ]);
    expect((await get(url, ann)).statusCode).toBe(404);
    expect((await put({ 'if-match': '*' })).statusCode).toBe(404);
  });

  it('let one of many writers through', async () => {
    const { id, etag } = await make();
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        send('PATCH', `/v1/outfits/${id}`, ann, { title: `T${n}` }, { 'if-match': etag }),
      ),
    );
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([200, 412, 412, 412, 412]);
  });

  it('are patched: what is left out stays, null takes away, lists are replaced', async () => {
    const { id } = await make({
      description: 'Long',
      tags: ['a', 'b'],
      items: [item('Blue dress'), item('Straw hat')],
    });
    const patch = (body: object) => send('PATCH', `/v1/outfits/${id}`, ann, body, { 'if-match': '*' });
    const patched = await patch({ description: null, tags: ['c'], title: ' Short ' });
    expect([patched.statusCode, patched.json()]).toEqual([
      200,
      expect.objectContaining({ title: 'Short', tags: ['c'], visibility: 'public' }),
    ]);
    expect(patched.json()).not.toHaveProperty('description');
    expect(patched.json().items).toHaveLength(2);
    expect((await patch({})).json().items).toHaveLength(2);
    expect((await patch({ visibility: null })).json().visibility).toBe('draft');
    expect(codesOf(await patch({ title: null, items: [{ productId: 'x' }], magic: 1 }))).toEqual([
      'body.items.0.x invalid_type',
      'body.items.0.y invalid_type',
      'body.magic unknown_parameter',
    ]);
    expect(codesOf(await patch({ title: null }))).toEqual(['body.title invalid_type']);
    expect(codesOf(await patch({ visibility: 'public', items: null }))).toEqual(['body.items custom']);
    expect((await patch({ items: null })).json().items).toEqual([]);
    const polluting = await app.inject({
      ...{ method: 'PATCH', url: `/v1/outfits/${id}`, payload: '{"__proto__":{"title":"x"}}' },
      headers: { ...asPerson(ann), 'content-type': 'application/merge-patch+json', 'if-match': '*' },
    });
    expect(polluting.statusCode).toBe(400);
  });

  it('are their owner’s: a draft is nothing to others, what is public only theirs to see', async () => {
    const draft = await make({ visibility: 'draft', title: 'Secret', items: [] });
    const open = await make({ title: 'Open' });
    const any = { 'if-match': '*' };
    const tries = (id: string) => [
      get(`/v1/outfits/${id}`, ben),
      send('PUT', `/v1/outfits/${id}`, ben, content(), any),
      send('PATCH', `/v1/outfits/${id}`, ben, { title: 'x' }, any),
      send('DELETE', `/v1/outfits/${id}`, ben, undefined, any),
      send('PUT', `/v1/outfits/${id}/likes/me`, ben),
      get(`/v1/outfits/${id}`),
    ];
    const statuses = async (id: string) => (await Promise.all(tries(id))).map(({ statusCode }) => statusCode);
    expect(await statuses(draft.id)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(await statuses(open.id)).toEqual([200, 403, 403, 403, 200, 200]);
    expect((await get(`/v1/outfits/${draft.id}`, ann)).statusCode).toBe(200);
    expect(titlesOf(await get('/v1/outfits?owner=me', ann))).toEqual(['Open', 'Secret']);
    expect(titlesOf(await get(`/v1/outfits?owner=${open.owner.id}`, ben))).toEqual(['Open']);
    expect(titlesOf(await get(`/v1/outfits?owner=${open.owner.id}&q=secret`, ann))).toEqual([]);
  });

  it('are listed by product and text, in pages, lean', async () => {
    const word = `word${turn}`;
    for (let n = 0; n < 5; n++)
      await make({ title: `${word} ${n}`, items: [item('Straw hat'), item('Blue dress')] });
    await make({ title: `${word} draft`, visibility: 'draft' });
    const first = await get(`/v1/outfits?product=${idOf('Straw hat')}&q=${word}&limit=2`);
    expect(first.json().items[0]).toMatchObject({
      itemCount: 2,
      images: [expect.any(String), expect.any(String)],
    });
    expect(JSON.stringify(first.json().items[0]).length).toBeLessThan(1024);
    const seen = titlesOf(first);
    for (let next = first.json().page.next as string | undefined; next;) {
      const page = await get(next);
      seen.push(...titlesOf(page));
      next = page.json().page.next;
    }
    expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => `${word} ${n}`));
    const cut = (await get(`/v1/outfits?q=${word}&limit=1&fields=title`)).json().items;
    expect(cut).toEqual([{ title: `${word} 4` }]);
    const foreign = await get(String(first.json().page.next).replace('newest', 'popular'));
    expect([foreign.statusCode, foreign.json().code]).toEqual([400, 'bad_cursor']);
    expect(titlesOf(await get('/v1/outfits?q=!!!'))).toEqual([]);
    const bad = await get('/v1/outfits?sort=best&limit=0&likedBy=you&magic=1&q=');
    expect(codesOf(bad)).toHaveLength(5);
  });

  it('are liked once by each, which shows to them and sorts the popular first', async () => {
    const word = `word${turn}`;
    const [a, b] = [await make({ title: `${word} A` }), await make({ title: `${word} B` })];
    const like = (id: string, who: string) => send('PUT', `/v1/outfits/${id}/likes/me`, who);
    const first = await like(a.id, ben);
    expect([first.statusCode, first.json()]).toEqual([200, { likedByMe: true, likeCount: 1 }]);
    expect(Number(first.headers['ogrom-position'])).toBeGreaterThan(0);
    const again = await like(a.id, ben);
    expect([again.json(), again.headers['ogrom-position']]).toEqual([
      { likedByMe: true, likeCount: 1 },
      undefined,
    ]);
    expect((await get(`/v1/outfits/${a.id}`, ben)).json()).toMatchObject({
      likedByMe: true,
      likeCount: 1,
      mine: false,
    });
    const anonymous = (await get(`/v1/outfits/${a.id}`)).json();
    expect([anonymous.likeCount, 'likedByMe' in anonymous, 'mine' in anonymous]).toEqual([1, false, false]);
    expect(titlesOf(await get(`/v1/outfits?q=${word}&sort=popular`))).toEqual([`${word} A`, `${word} B`]);
    expect(titlesOf(await get('/v1/outfits?likedBy=me', ben))).toEqual([`${word} A`]);
    expect((await get(`/v1/outfits/${b.id}/likes/me`, ben)).json()).toEqual({
      likedByMe: false,
      likeCount: 0,
    });
    const gone = await send('DELETE', `/v1/outfits/${a.id}/likes/me`, ben);
    expect(gone.json()).toEqual({ likedByMe: false, likeCount: 0 });
    expect((await like('nobody', ben)).statusCode).toBe(404);
  });

  it('answer 304 to who has them, and are kept by nobody in between for a person', async () => {
    const { id } = await make();
    const url = `/v1/outfits/${id}`;
    for (const who of [undefined, ann]) {
      const { headers } = await get(url, who);
      expect([headers['cache-control'], headers.vary]).toEqual([
        who ? 'private, no-cache' : 'public, max-age=15',
        expect.stringContaining('authorization'),
      ]);
      const etag = String(headers.etag);
      expect((await get(url, who, { 'if-none-match': etag })).statusCode).toBe(304);
      await send('PUT', `${url}/likes/me`, who ?? ben);
      expect((await get(url, who, { 'if-none-match': etag })).statusCode).toBe(200);
    }
    const list = await get('/v1/outfits?owner=me', ann);
    const seen = { 'if-none-match': String(list.headers.etag) };
    expect((await get('/v1/outfits?owner=me', ann, seen)).statusCode).toBe(304);
  });

  it('show alternatives for what is not to be had, only when asked', async () => {
    const { id } = await make({ items: [item('Straw hat'), item('Velvet gown')] });
    const plain = (await get(`/v1/outfits/${id}`)).json() as OutfitJson;
    expect(plain.items[1]).toMatchObject({ available: false, reason: 'out_of_stock' });
    expect(plain.items[1]).not.toHaveProperty('alternatives');
    const asked = await eventually(async () => {
      const outfit = (await get(`/v1/outfits/${id}?embed=alternatives&currency=USD`)).json() as OutfitJson;
      return outfit.incomplete ? undefined : outfit;
    });
    expect(asked.items[0]).not.toHaveProperty('alternatives');
    const [best] = asked.items[1]!.alternatives!;
    expect(best).toMatchObject({ inStock: true, bestOffer: { price: { currency: 'USD' } } });
  });

  it('stay readable, and can be written, when a product disappears', async () => {
    const { id } = await make({ items: [item('Tweed frock'), item('Straw hat')] });
    await catalogue.add([], 'Shop B');
    const read = (await get(`/v1/outfits/${id}?embed=alternatives`)).json() as OutfitJson;
    expect(read.items[0]).toMatchObject({
      ...{ available: false, reason: 'withdrawn', product: { title: 'Tweed frock' } },
      alternatives: [{ title: 'Blue dress' }],
    });
    expect(read.total).toMatchObject({ priced: 1, unpriced: 1 });
    const patched = await send('PATCH', `/v1/outfits/${id}`, ann, { title: 'Still' }, { 'if-match': '*' });
    expect([patched.statusCode, patched.json().title]).toEqual([200, 'Still']);
  });

  describe('and favourites', () => {
    it('keep products, with the products in the list', async () => {
      const [a, b] = [idOf('Blue dress'), idOf('Straw hat')];
      const kept = await send('PUT', `/v1/favourites/${a}`, ann);
      expect([kept.statusCode, kept.json().productId]).toEqual([200, a]);
      expect((await send('PUT', `/v1/favourites/${a}`, ann)).json()).toEqual(kept.json());
      await send('PUT', `/v1/favourites/${b}`, ann);
      const whole = (await get('/v1/favourites?currency=USD', ann)).json();
      expect(whole.items).toHaveLength(2);
      expect(whole.items[0]).toMatchObject({
        available: true,
        product: { bestOffer: { price: { currency: 'USD' } } },
      });
      const first = (await get('/v1/favourites?limit=1&fields=title,variants', ann)).json();
      expect(first.items[0].product).toEqual({ title: expect.any(String), variants: [expect.anything()] });
      const second = (await get(first.page.next, ann)).json();
      const ids = [...first.items, ...second.items].map((one: { productId: string }) => one.productId);
      expect([ids.sort(), second.page.next]).toEqual([[a, b].sort(), undefined]);
      expect((await get('/v1/favourites', ben)).json().items).toEqual([]);
      expect((await get(`/v1/favourites/${a}`, ben)).statusCode).toBe(404);
      for (const position of [expect.any(String), undefined]) {
        const gone = await send('DELETE', `/v1/favourites/${a}`, ann);
        expect([gone.statusCode, gone.headers['ogrom-position']]).toEqual([204, position]);
      }
      expect((await send('PUT', '/v1/favourites/nobody', ann)).statusCode).toBe(404);
      expect((await get('/v1/favourites')).statusCode).toBe(401);
    });

    it('go with all else of a person', async () => {
      const { id } = await make();
      const { id: other } = await make({}, ben);
      await send('PUT', `/v1/outfits/${other}/likes/me`, ann);
      await send('PUT', `/v1/favourites/${idOf('Straw hat')}`, ann);
      const erased = await send('DELETE', '/v1/me', ann);
      expect([erased.statusCode, erased.json()]).toEqual([200, { outfits: 1, likes: 1, favourites: 1 }]);
      expect((await get(`/v1/outfits/${id}`)).statusCode).toBe(404);
      expect((await get(`/v1/outfits/${other}`)).json().likeCount).toBe(0);
      expect((await get('/v1/favourites', ann)).json().items).toEqual([]);
    });
  });

  it('can be read without the alternatives while the engine is away', async () => {
    const { id } = await make({ items: [item('Velvet gown')] });
    const sql = sqlAdapter({ url: catalogue.url });
    const unbuilt = ftsAdapter({ file: `${catalogue.file}.unbuilt` });
    const other = await anApp(
      mount('v1/outfits', outfitsEndpoint, { from: [sql, unbuilt, bundledRatesAdapter()] }),
    );
    const answer = await other.inject({ url: `/v1/outfits/${id}?embed=alternatives` });
    expect([answer.statusCode, answer.json().incomplete]).toEqual([200, ['alternatives']]);
    expect(answer.json().items[0]).not.toHaveProperty('alternatives');
    await other.close();
  });

  it('are no reason to wait for products, nor for the search', async () => {
    const answer = await send('POST', '/v1/outfits', ann, content());
    const min = { 'ogrom-min-position': String(answer.headers['ogrom-position']) };
    expect((await get('/v1/products?limit=1', undefined, min)).statusCode).toBe(200);
    expect((await get('/v1/search?q=hat', undefined, min)).statusCode).toBe(200);
  });
});
