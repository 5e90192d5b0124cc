import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { downloadAdapter } from '../../src/adapters/download/download.module.js';
import { ftsAdapter } from '../../src/adapters/fts/fts.module.js';
import { bundledRatesAdapter } from '../../src/adapters/rates/rates.module.js';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import { importsEndpoint } from '../../src/endpoints/imports/imports.module.js';
import { indexBuildsEndpoint } from '../../src/endpoints/index-builds/index-builds.module.js';
import { searchEndpoint } from '../../src/endpoints/search/search.module.js';
import { suggestionsEndpoint } from '../../src/endpoints/suggestions/suggestions.module.js';
import { mount } from '../../src/http/mount.js';
import { importing } from '../../src/importing/importing.module.js';
import { indexing } from '../../src/indexing/indexing.module.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { lifecycleModule } from '../../src/lifecycle/lifecycle.module.js';
import type { ImportRecord } from '../../src/ports/imports.js';
import { anApp } from '../support/app.js';
import { asClient } from '../support/callers.js';
import { aCatalogue, type TestCatalogue } from '../support/catalogue.js';
import { eventually } from '../support/eventually.js';

const header = 'id,title,link,price,brand,product_type,color,availability';
const row = (n: number, price = '49.95 EUR') =>
  `A${n},Linen shirt ${n},https://shop.example.com/p/${n},${price},Kookai,Women > Shirts,Blue,in_stock`;
const feed = (...rows: string[]) => [header, ...rows, ''].join('\n');

describe('imports, from the request to the search', () => {
  let catalogue: TestCatalogue;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    catalogue = await aCatalogue([]);
    const sql = sqlAdapter({ url: catalogue.url });
    const fts = ftsAdapter({ file: catalogue.file });
    const life = lifecycleModule(new InstanceLifecycle());
    app = await anApp(
      mount('v1/imports', importsEndpoint, { from: [sql] }),
      mount('v1/index-builds', indexBuildsEndpoint, { from: [sql] }),
      mount('v1/search', searchEndpoint, { from: [sql, fts, bundledRatesAdapter()] }),
      mount('v1/suggestions', suggestionsEndpoint, { from: [fts] }),
      importing({ from: [sql, downloadAdapter(), life], work: true }),
      indexing({ from: [sql, fts, life], work: true }),
    );
  });
  afterAll(async () => {
    await app.close();
    catalogue.remove();
  });

  const client = asClient('imports:write', 'index:write');
  const get = async (url: string, headers = {}) => app.inject({ url, headers: { ...client, ...headers } });
  const post = (query: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/v1/imports?${query}`,
      payload,
      headers: { 'content-type': 'text/csv', ...client, ...headers },
    });
  const finished = (self: string): Promise<ImportRecord> =>
    eventually(async () => {
      const record = (await get(self)).json();
      return record.finishedAt === undefined ? undefined : record;
    });
  const bring = async (query: string, payload: string | Buffer, headers = {}) => {
    const accepted = await post(query, payload, headers);
    expect(accepted.statusCode).toBe(202);
    return finished(String(accepted.headers.location));
  };
  const total = async (position: number) =>
    (await get('/v1/search?q=linen', { 'ogrom-min-position': String(position) })).json().total.count;

  it('accepts a feed, brings its good rows in, and explains the bad ones', async () => {
    const record = await bring('shop=Shop One', feed(row(1), row(2), row(3, 'free')));
    expect(record).toMatchObject({ state: 'completed', rowsRead: 3, accepted: 2, rejected: 1, withdrawn: 0 });
    const issues = (await get(`/v1/imports/${record.id}/issues`)).json();
    expect(issues.items).toEqual([
      expect.objectContaining({
        row: 3,
        sku: 'A3',
        attribute: 'price',
        code: 'bad_price',
        severity: 'error',
        seen: 'free',
      }),
    ]);
    expect(await total(record.position)).toBe(2);
  });

  it('changes nothing the second time, and withdraws what is gone the third', async () => {
    const again = await bring('shop=Shop One', gzipSync(feed(row(1), row(2))), {
      'content-type': 'application/gzip',
    });
    expect(again).toMatchObject({ accepted: 0, unchanged: 2, withdrawn: 0 });
    const less = await bring('shop=Shop One', feed(row(2)));
    expect(less).toMatchObject({ unchanged: 1, withdrawn: 1 });
    expect(await total(less.position)).toBe(1);
  });

  it('writes nothing in a dry run', async () => {
    const record = await bring('shop=Shop Two&dryRun=true', feed(row(7), row(8)));
    expect(record).toMatchObject({ dryRun: true, state: 'completed', accepted: 2, position: 0 });
    expect(await total(0)).toBe(1);
  });

  it.each([
    ['an HTML page', '<!doctype html><html><body>Not found</body></html>', 'not_a_feed'],
    ['nothing at all', '', 'empty_feed'],
    ['a header alone', `${header}\n`, 'empty_feed'],
    ['a table of something else', 'a,b,c\n1,2,3\n', 'not_a_feed'],
  ])('ends as failed for %s, and leaves the offers alone', async (_, payload, code) => {
    const record = await bring('shop=Shop One', payload);
    expect(record).toMatchObject({
      state: 'failed',
      error: { code, message: expect.any(String) },
      withdrawn: 0,
    });
    expect(await total(0)).toBe(1);
  });

  it('gives the same import to the same key and feed, and 422 to another feed', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = (await post('shop=Shop Three', feed(row(20)), key)).json();
    const same = (await post('shop=Shop Three', feed(row(20)), key)).json();
    expect(same.id).toBe(first.id);
    const other = await post('shop=Shop Three', feed(row(21)), key);
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency_mismatch']);
  });

  it.each(['', ' ', 'é', 'x'.repeat(201)])('refuses the key %j', async (key) => {
    const answer = await post('shop=Shop Three', feed(row(20)), { 'idempotency-key': key });
    expect([answer.statusCode, answer.json().errors[0].path]).toEqual([400, 'header.idempotency-key']);
  });

  it.each([
    ['shop=', 'text/csv', 400],
    ['nonsense=1', 'text/csv', 400],
    ['shop=A&currency=XXY', 'text/csv', 400],
    ['shop=A', 'application/pdf', 415],
  ])('refuses POST ?%s as %s with %i', async (query, type, status) => {
    expect((await post(query, feed(row(1)), { 'content-type': type })).statusCode).toBe(status);
  });

  it.each(['http://shop.example.com/feed.csv', 'ftp://shop.example.com/feed.csv', 'not a url'])(
    'refuses the URL %s at once',
    async (url) => {
      const answer = await post('shop=A', JSON.stringify({ url }), { 'content-type': 'application/json' });
      expect([answer.statusCode, answer.json().errors[0].path]).toEqual([400, 'body.url']);
    },
  );

  it.each([
    'https://127.0.0.1/feed.csv',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/feed.csv',
  ])('fetches nothing from %s', async (url) => {
    const record = await bring('shop=Shop Four', JSON.stringify({ url }), {
      'content-type': 'application/json',
    });
    expect(record).toMatchObject({ state: 'failed', error: { code: 'invalid_request' } });
  });

  it('rebuilds the index when asked', async () => {
    const accepted = await app.inject({ method: 'POST', url: '/v1/index-builds', headers: client });
    expect(accepted.statusCode).toBe(202);
    const build = await eventually(async () => {
      const now = (await get(String(accepted.headers.location))).json();
      return now.finishedAt === undefined ? undefined : now;
    });
    expect(build).toMatchObject({ state: 'completed', refused: 0 });
    expect(await total(0)).toBeGreaterThan(0);
  });

  it('searches with facets, prices in another currency, and cursors', async () => {
    const { position } = await bring(
      'shop=Shop Five',
      feed(...Array.from({ length: 30 }, (_, n) => row(100 + n, `${10 + n}.00 EUR`))),
    );
    const found = (
      await get('/v1/search?q=linen&shop=Shop Five&facets=brand,price&currency=USD&limit=12', {
        'ogrom-min-position': String(position),
      })
    ).json();
    expect(found).toMatchObject({ total: { count: 30, exact: true }, query: { relaxed: false } });
    expect(found.facets.brand).toEqual([{ value: 'kookai', label: 'Kookai', count: 30, selected: false }]);
    expect(found.facets.price.every((range: { currency: string }) => range.currency === 'USD')).toBe(true);
    const seen = new Set<string>();
    for (let url: string | undefined = found.page.self; url;) {
      const page = (await get(url)).json();
      for (const item of page.items) seen.add(item.id);
      url = page.page.next;
    }
    expect(seen.size).toBe(30);
  });

  it('filters by price in the asked currency', async () => {
    const euros = (
      await get('/v1/search?q=linen&shop=Shop Five&priceMin=20&priceMax=24.5&currency=EUR')
    ).json();
    expect(euros.total.count).toBe(5);
    const bad = await get('/v1/search?priceMin=9&priceMax=3&facets=magic&sort=best');
    expect(
      bad
        .json()
        .errors.map((error: { path: string }) => error.path)
        .sort(),
    ).toEqual(expect.arrayContaining(['query.facets.0', 'query.sort']));
  });

  it('completes what is being typed', async () => {
    const { items } = (await get('/v1/suggestions?q=koo')).json();
    expect(items).toContainEqual(expect.objectContaining({ kind: 'brand', text: 'Kookai', id: 'kookai' }));
  });
});
