import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ftsAdapter } from '../../src/adapters/fts/fts.module.js';
import { bundledRatesAdapter } from '../../src/adapters/rates/rates.module.js';
import { shopsAdapter } from '../../src/adapters/shops/shops.module.js';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import type { ProductCard } from '../../src/catalogue/product.js';
import { productsEndpoint } from '../../src/endpoints/products/products.module.js';
import { mount } from '../../src/http/mount.js';
import { anApp } from '../support/app.js';
import { aCatalogue, type TestCatalogue } from '../support/catalogue.js';

const shirts = Array.from({ length: 7 }, (_, n) => ({
  sku: `S${n}`,
  title: `Shirt ${n}`,
  brand: n % 2 ? 'Puma' : 'Nike',
  category: ['Men', 'Shirts'],
  price: { minor: 1000 * (n + 1), currency: 'EUR' },
}));
const boots = {
  sku: 'B1',
  title: 'Boots',
  brand: 'Nike',
  category: ['Men', 'Footwear'],
  price: { minor: 100, currency: 'EUR' },
};

describe('the products endpoint', () => {
  let catalogue: TestCatalogue;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    catalogue = await aCatalogue([...shirts, boots]);
    const from = [
      sqlAdapter({ url: catalogue.url }),
      ftsAdapter({ file: catalogue.file }),
      bundledRatesAdapter(),
      shopsAdapter({ shops: [] }),
    ];
    app = await anApp(mount('v1/products', productsEndpoint, { from }));
  });
  afterAll(async () => {
    await app.close();
    catalogue.remove();
  });

  const get = async (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const titles = (body: { items: ProductCard[] }) => body.items.map((item) => item.title);
  const anId = async () => (await get('/v1/products?sort=price')).json().items[0].id as string;

  it('lists along the price, forwards and back, everything once', async () => {
    const seen: string[] = [];
    let page = (await get('/v1/products?sort=price&limit=3')).json();
    for (; ; page = (await get(page.page.next)).json()) {
      seen.push(...titles(page));
      if (!page.page.next) break;
    }
    expect(seen).toEqual(['Boots', ...shirts.map((shirt) => shirt.title)]);
    const back = (await get(page.page.prev)).json();
    expect(titles(back)).toEqual(seen.slice(3, 6));
  });

  it('filters by brand name or id, and by a category with its descendants', async () => {
    const nike = (await get('/v1/products?brand=Nike&sort=price')).json();
    expect(titles(nike)).toEqual(['Boots', 'Shirt 0', 'Shirt 2', 'Shirt 4', 'Shirt 6']);
    expect(titles((await get('/v1/products?brand=nike,puma&category=men')).json())).toHaveLength(8);
    expect(titles((await get('/v1/products?category=Men > Footwear')).json())).toEqual(['Boots']);
  });

  it('gives products by ids in their order, and leaves unknown ones out', async () => {
    const all = (await get('/v1/products?sort=-price')).json().items as ProductCard[];
    const ids = [all[3]!.id, 'unknown', all[0]!.id];
    const found = (await get(`/v1/products?ids=${ids.join(',')}`)).json();
    expect(found.items.map((item: ProductCard) => item.id)).toEqual([ids[0], ids[2]]);
  });

  it('keeps items lean, cuts them to fields and adds what is embedded', async () => {
    const lean = (await get('/v1/products?limit=1')).json().items[0];
    expect(JSON.stringify(lean).length).toBeLessThan(1024);
    const cut = (await get('/v1/products?limit=1&sort=price&fields=title,bestOffer.price')).json();
    expect(cut.items).toEqual([{ title: 'Boots', bestOffer: { price: { amount: 1, currency: 'EUR' } } }]);
    const whole = (await get('/v1/products?limit=1&embed=description,variants')).json().items[0];
    expect(whole).toMatchObject({ description: expect.any(String), variants: [{ offers: [{}] }] });
    expect(whole).not.toHaveProperty('images');
  });

  it('converts prices', async () => {
    const [item] = (await get('/v1/products?limit=1&sort=price&currency=usd')).json().items;
    expect(item.bestOffer.price.currency).toBe('USD');
    expect(item.bestOffer.price.amount).toBeGreaterThan(0);
  });

  it('shows one product whole, and its offers', async () => {
    const id = await anId();
    const product = (await get(`/v1/products/${id}`)).json();
    expect(product).toMatchObject({
      id,
      title: 'Boots',
      category: { id: 'men.footwear', path: [{ id: 'men' }, { id: 'men.footwear' }] },
    });
    const offers = (await get(`/v1/products/${id}/offers`)).json();
    expect(offers.items).toEqual([expect.objectContaining({ sku: 'B1', variantId: product.variants[0].id })]);
  });

  it('answers 304 to who has it already, and the whole to who has not', async () => {
    const url = `/v1/products/${await anId()}`;
    const first = await get(url);
    const again = await get(url, { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get(url, { 'if-none-match': '"another"' })).statusCode).toBe(200);
    expect((await get(`${url}?currency=USD`)).headers.etag).not.toBe(first.headers.etag);
  });

  it('names every mistake of a request', async () => {
    const answer = await get('/v1/products?limit=500&sort=colour&nonsense=1&currency=XXY&fields=id,magic');
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const paths = answer
      .json()
      .errors.map((error: { path: string }) => error.path)
      .sort();
    expect(paths).toEqual([
      'query.currency',
      'query.fields.1',
      'query.limit',
      'query.nonsense',
      'query.sort',
    ]);
  });

  it.each([
    ['/v1/products/unknown', 404, 'not_found'],
    ['/v1/products?cursor=nonsense', 400, 'bad_cursor'],
    [`/v1/products/${'x'.repeat(300)}`, 400, 'invalid_request'],
    ['/v1/products?ids=a&brand=nike', 400, 'invalid_request'],
    ['/v1/nothing', 404, 'not_found'],
  ])('%s is refused with %i %s', async (url, status, code) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().traceId).toMatch(/^[\da-f]{32}$/);
  });

  it('takes a blank list for none, and a blank in a list for a mistake', async () => {
    const all = (await get('/v1/products?limit=3')).json().items;
    expect((await get('/v1/products?limit=3&brand=&fields=&category=+')).json().items).toEqual(all);
    for (const list of ['brand=nike,', 'category=,', 'fields=id,,title', 'ids=,'])
      expect([list, (await get(`/v1/products?${list}`)).statusCode]).toEqual([list, 400]);
  });

  it('answers 405 to a method that does nothing, whatever its body', async () => {
    const answer = await app.inject({ method: 'QUERY' as 'GET', url: '/v1/products' });
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('refuses a cursor of another list', async () => {
    const { page } = (await get('/v1/products?brand=nike&limit=1')).json();
    const cursor = new URL(page.next, 'http://x').searchParams.get('cursor');
    expect((await get(`/v1/products?brand=puma&cursor=${cursor}`)).json().code).toBe('bad_cursor');
  });

  it('answers by a position that is there, and refuses what is none', async () => {
    expect((await get('/v1/products', { 'ogrom-min-position': '8' })).headers['ogrom-position']).toBe('8');
    expect((await get('/v1/products', { 'ogrom-min-position': 'soon' })).statusCode).toBe(400);
  });

  it('answers HEAD like GET without a body, OPTIONS with what is allowed, and other methods with 405', async () => {
    const head = await app.inject({ method: 'HEAD', url: '/v1/products' });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([
      200,
      '',
      (await get('/v1/products')).headers.etag,
    ]);
    const options = await app.inject({ method: 'OPTIONS', url: '/v1/products' });
    expect([options.statusCode, options.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS']);
    const post = await app.inject({ method: 'POST', url: '/v1/products' });
    expect([post.statusCode, post.headers.allow, post.json().code]).toEqual([
      405,
      'GET, HEAD, OPTIONS',
      'method_not_allowed',
    ]);
  });

  it('compresses what is worth it', async () => {
    const answer = await get('/v1/products', { 'accept-encoding': 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.headers.vary).toContain('accept-encoding');
  });

  it('says on every answer which trace it is of and what the limits are', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const { headers } = await get('/v1/products/unknown', { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
    expect(headers.traceparent).toContain(trace);
    expect(headers['ratelimit-policy']).toMatch(/^"address";q=\d+;w=\d+$/);
    expect(headers.ratelimit).toMatch(/^"address";r=\d+;t=\d+$/);
  });
});
