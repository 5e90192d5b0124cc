import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ftsAdapter } from '../../src/adapters/fts/fts.module.js';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import { offerId } from '../../src/catalogue/ids.js';
import { clickOutsEndpoint } from '../../src/endpoints/click-outs/click-outs.module.js';
import { clickReportsEndpoint } from '../../src/endpoints/click-reports/click-reports.module.js';
import { clickTemplatesEndpoint } from '../../src/endpoints/click-templates/click-templates.module.js';
import { mount } from '../../src/http/mount.js';
import { Problem } from '../../src/catalogue/problem.js';
import { RecentVisits } from '../../src/endpoints/click-outs/recent-visits.js';
import { ChangeFeed } from '../../src/ports/change-log.js';
import { type ClickEvent, ClickLog } from '../../src/ports/click-log.js';
import { ClickTemplates } from '../../src/ports/click-templates.js';
import { type Click, type ClickOffer, ClickOffers, Clicks, VisitSalts } from '../../src/ports/clicks.js';
import { recording } from '../../src/recording/recording.module.js';
import { ProductReader } from '../../src/ports/product-reader.js';
import { SimilarProducts } from '../../src/ports/similar-products.js';
import { following } from '../../src/changes/changes.module.js';
import { anApp } from '../support/app.js';
import { asClient } from '../support/callers.js';
import { aCatalogue, type TestCatalogue } from '../support/catalogue.js';
import { eventually } from '../support/eventually.js';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const bot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const gtin = '04012345678901';

describe('click-outs', () => {
  let catalogue: TestCatalogue;
  let app: NestFastifyApplication;
  const events: ClickEvent[] = [];
  class LogModule {}
  const provider = {
    provide: ClickLog,
    useValue: { record: (event: ClickEvent) => void events.push(event) },
  };
  const log = { module: LogModule, providers: [provider], exports: [ClickLog] };
  const instance = () => {
    const sql = sqlAdapter({ url: catalogue.url });
    const feed = following({ from: [sql] });
    return [recording({ from: [sql] }), sql, feed, ftsAdapter({ file: catalogue.file }), log];
  };
  beforeAll(async () => {
    catalogue = await aCatalogue([
      { sku: 'A', link: 'https://a.example/p/A?x=1#top', gtin, price: { minor: 4900, currency: 'EUR' } },
      { sku: 'B' },
      { sku: 'gone', title: 'Gone dress' },
      { sku: 'shared', gtin: '04012345678918' },
    ]);
    await catalogue.add(
      [{ sku: 'Z', gtin: '04012345678918', price: { minor: 5900, currency: 'EUR' } }],
      'Shop Z',
    );
    await catalogue.add([{ sku: 'A', link: 'https://a.example/p/A?x=1#top', gtin }, { sku: 'B' }]);
    const sql = sqlAdapter({ url: catalogue.url });
    app = await anApp(
      mount('v1/out', clickOutsEndpoint, { from: instance() }),
      mount('v1/click-reports', clickReportsEndpoint, { from: [sql] }),
      mount('v1/click-templates', clickTemplatesEndpoint, { from: [sql] }),
    );
  });
  afterAll(async () => {
    await app.close();
    catalogue.remove();
  });
  beforeEach(() => void events.splice(0));

  const offer = (sku: string, shop = 'shop-a') => offerId(shop, sku);
  let address = 0;
  /** Another person at each call, unless told. */
  const click = (id: string, headers: Record<string, string> = {}, remoteAddress = `10.0.${address++}.1`) =>
    app.inject({ url: `/v1/out/${id}`, headers: { 'user-agent': chrome, ...headers }, remoteAddress });
  const reports = async (query: string) =>
    (await app.inject({ url: `/v1/click-reports?${query}`, headers: asClient('reports:read') })).json();
  const total = async () => (await reports('by=day')).total;
  const template = (method: 'GET' | 'PUT' | 'DELETE', payload?: object, shop = 'shop-a') =>
    app.inject({
      ...{ method, url: `/v1/click-templates/${shop}`, headers: asClient('click-templates:write') },
      ...(payload && { payload }),
    });

  it('leads to the link of the catalogue, and lets nobody keep that', async () => {
    const { statusCode, headers, body } = await click(offer('A'));
    expect([statusCode, body]).toEqual([302, '']);
    expect(headers).toMatchObject({
      location: 'https://a.example/p/A?x=1#top',
      'cache-control': 'no-store',
      'referrer-policy': 'strict-origin',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(headers).not.toHaveProperty('etag');
  });

  it('never leads where the request says', async () => {
    const there = await app.inject({
      url: `/v1/out/${offer('A')}?url=https://evil.example/&to=//evil.example`,
    });
    expect(there.headers.location).toBe('https://a.example/p/A?x=1#top');
    for (const id of ['https:%2F%2Fevil.example', '%2F%2Fevil.example', '..%2F..', '%0d%0aLocation:x'])
      expect((await click(id)).statusCode).toBe(404);
  });

  it('tells of each click that was recorded, and of nobody who clicked', async () => {
    const before = (await total()).clicks;
    await click(offer('A'), { 'user-agent': phone });
    expect((await total()).clicks).toBe(before + 1);
    expect(events).toEqual([
      {
        clickId: expect.stringMatching(/^[\da-z]{26}$/),
        ...{ offerId: offer('A'), shopId: 'shop-a', brandId: 'kookai', class: 'counted', agent: 'mobile' },
        productId: expect.any(String),
        traceId: expect.any(String),
      },
    ]);
  });

  it.each([
    ['a bot', { 'user-agent': bot }, 'bot', 'bot'],
    ['a program', { 'user-agent': 'curl/8.5.0' }, 'bot', 'bot'],
    ['one who does not say', { 'user-agent': '' }, 'bot', 'bot'],
    ['a bot that prefetches', { 'user-agent': bot, purpose: 'prefetch' }, 'bot', 'bot'],
    ['Chrome in advance', { 'sec-purpose': 'prefetch;prerender' }, 'prefetch', 'desktop'],
    ['Safari in advance', { 'x-purpose': 'preview' }, 'prefetch', 'desktop'],
    ['Firefox in advance', { 'x-moz': 'prefetch' }, 'prefetch', 'desktop'],
    ['the app of a client', { 'user-agent': 'okhttp/4.12', ...asClient() }, 'counted', 'app'],
    ['a person', {}, 'counted', 'desktop'],
  ])('knows %s', async (_, headers, of, agent) => {
    expect((await click(offer('A'), headers)).statusCode).toBe(302);
    expect(events).toEqual([expect.objectContaining({ class: of, agent })]);
  });

  it('marks what the same person repeats, and only that', async () => {
    const classes = async () => events.splice(0).map((event) => event.class);
    await Promise.all([1, 2, 3].map(() => click(offer('A'), {}, '10.9.9.9')));
    expect((await classes()).sort()).toEqual(['counted', 'duplicate', 'duplicate']);
    await click(offer('B'), {}, '10.9.9.9');
    await click(offer('A'), { 'user-agent': phone }, '10.9.9.9');
    expect(await classes()).toEqual(['counted', 'counted']);
    await click(offer('B'), { purpose: 'prefetch' }, '10.9.9.8');
    await click(offer('B'), {}, '10.9.9.8');
    expect(await classes()).toEqual(['prefetch', 'counted']);
  });

  it('marks what the same person repeats at another instance', async () => {
    const other = await anApp(mount('v1/out', clickOutsEndpoint, { from: instance() }));
    const before = await total();
    const asked = {
      url: `/v1/out/${offer('B')}`,
      headers: { 'user-agent': chrome },
      remoteAddress: '10.8.8.8',
    };
    await app.inject(asked);
    await other.inject(asked);
    const after = await total();
    expect([after.counted - before.counted, after.duplicates - before.duplicates]).toEqual([1, 1]);
    await other.close();
  });

  it('records nothing of a HEAD, and gives the bare link', async () => {
    await template('PUT', { template: '{url}?sub={clickId}' });
    const before = await total();
    const { statusCode, headers } = await app.inject({ method: 'HEAD', url: `/v1/out/${offer('A')}` });
    expect([statusCode, headers.location]).toEqual([302, 'https://a.example/p/A?x=1#top']);
    expect(await total()).toEqual(before);
    await template('DELETE');
  });

  it('calls links as the template of the shop says, ten seconds later at the latest', async () => {
    const set = await template('PUT', { template: '{url}?ref=us&sub={clickId}&s={sku}' });
    expect([set.statusCode, (await template('GET')).json()]).toEqual([
      200,
      { shopId: 'shop-a', template: '{url}?ref=us&sub={clickId}&s={sku}' },
    ]);
    const leads = (there: (clickId: string) => string) =>
      eventually(async () => {
        const { headers } = await click(offer('A'));
        return headers.location === there(events.at(-1)!.clickId) || undefined;
      });
    await leads((clickId) => `https://a.example/p/A?x=1&ref=us&sub=${clickId}&s=A#top`);
    expect((await template('DELETE')).statusCode).toBe(204);
    await leads(() => 'https://a.example/p/A?x=1#top');
  });

  it('refuses a template that is wrong, a shop that is not there, and who may not', async () => {
    const wrong = await template('PUT', { template: 'https://{sku}/?u={url}', more: 1 });
    expect(wrong.json().errors.map(({ path }: { path: string }) => path)).toEqual([
      'body.template',
      'body.more',
    ]);
    expect((await template('PUT', { template: '{url}?a=b' }, 'nobody')).statusCode).toBe(404);
    expect((await template('GET', undefined, 'nobody')).statusCode).toBe(404);
    expect((await template('DELETE', undefined, 'nobody')).statusCode).toBe(404);
    const reader = asClient('click-templates:read');
    const put = {
      method: 'PUT',
      url: '/v1/click-templates/shop-a',
      payload: { template: '{url}?a=b' },
    } as const;
    expect((await app.inject({ ...put, headers: reader })).statusCode).toBe(403);
    expect((await app.inject(put)).statusCode).toBe(401);
    expect((await app.inject({ url: put.url, headers: reader })).statusCode).toBe(200);
  });

  it('says 404 for an offer that nobody ever made, and records nothing', async () => {
    const before = await total();
    const answer = await click('nobody', { accept: 'text/html' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json()).toMatchObject({ code: 'not_found', detail: 'There is no offer nobody.' });
    expect(await total()).toEqual(before);
  });

  it('says 410 for one that was withdrawn, and what there is on the same shelf', async () => {
    const before = await total();
    const answer = await click(offer('gone'));
    expect([answer.statusCode, answer.headers.location]).toEqual([410, undefined]);
    const { code, alternatives } = answer.json();
    expect(code).toBe('gone');
    expect(alternatives.length).toBeGreaterThan(0);
    expect(alternatives[0]).toMatchObject({
      rel: 'similar',
      title: expect.any(String),
      shop: { id: expect.any(String) },
    });
    for (const { href } of alternatives) expect((await click(href.split('/').at(-1)!)).statusCode).toBe(302);
    expect((await total()).clicks).toBe(before.clicks + alternatives.length);
  });

  it('offers other shops of the same product first', async () => {
    const { alternatives } = (await click(offer('shared'))).json();
    expect(alternatives[0]).toMatchObject({
      ...{ rel: 'offer', href: `/v1/out/${offer('Z', 'shop-z')}`, shop: { id: 'shop-z', name: 'Shop Z' } },
      ...{ price: { amount: 59, currency: 'EUR' }, inStock: true },
    });
    expect(alternatives.slice(1).every(({ rel }: { rel: string }) => rel === 'similar')).toBe(true);
  });

  it('reports by all that there is to report by, and adds up', async () => {
    const { total: all } = await reports('by=day');
    expect(all.clicks).toBe(all.counted + all.bots + all.prefetches + all.duplicates);
    for (const by of ['shop', 'brand', 'product', 'day']) {
      const { items, total: same } = await reports(`by=${by}`);
      const sum = items.reduce((clicks: number, item: { clicks: number }) => clicks + item.clicks, 0);
      expect([sum, same]).toEqual([all.clicks, all]);
    }
    const [first] = (await reports('by=shop&shop=Shop A')).items;
    expect(first).toMatchObject({ id: 'shop-a', name: 'Shop A' });
  });

  it('reports page by page', async () => {
    const first = await reports('by=product&limit=1');
    const second = (await app.inject({ url: first.page.next, headers: asClient('reports:read') })).json();
    expect([first.items.length, second.items.length]).toEqual([1, 1]);
    expect(second.items[0].id).not.toBe(first.items[0].id);
    const strange = `/v1/click-reports?by=shop&cursor=${new URL(first.page.next, 'http://x').searchParams.get('cursor')}`;
    expect((await app.inject({ url: strange, headers: asClient('reports:read') })).json().code).toBe(
      'bad_cursor',
    );
  });

  it('names every mistake in what a report is asked for, and who may not ask', async () => {
    const { errors } = await reports('by=colour&from=yesterday&to=2026-02-30&limit=0&x=1');
    expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      ...['query.by', 'query.from', 'query.limit', 'query.to', 'query.x'],
    ]);
    expect((await reports('by=day&from=2026-03-02&to=2026-03-01')).errors[0].path).toBe('query.from');
    expect((await reports('by=day&from=2020-03-02&to=2026-03-01')).errors[0].path).toBe('query.from');
    const long = 'from=2026-01-01&to=2026-02-01';
    expect((await reports(`by=product&${long}`)).errors[0].path).toBe('query.from');
    expect((await reports(`by=brand&${long}`)).items).toEqual([]);
    expect((await app.inject({ url: '/v1/click-reports?by=day' })).statusCode).toBe(401);
    const other = asClient('imports:write');
    expect((await app.inject({ url: '/v1/click-reports?by=day', headers: other })).statusCode).toBe(403);
  });

  it('stands in OpenAPI with its redirect and what a problem may offer', async () => {
    const { paths, components } = (await app.inject({ url: '/openapi.json' })).json();
    const { responses, security } = paths['/v1/out/{offerId}'].get;
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['302', '404', '410', '429', '503']));
    expect(responses['302'].headers.location.example).toMatch(/^https:/);
    expect(security).toEqual([]);
    expect(components.schemas.Problem.properties).toHaveProperty('alternatives');
  });
});

it('a click that could not be recorded is none: whoever tries again has not repeated it', async () => {
  const asked = { url: '/v1/out/o', headers: { 'user-agent': chrome } };
  const recorded: Click[] = [];
  let away = true;
  const stubs = [
    { provide: ClickOffers, useValue: { find: async () => anOffer } },
    { provide: ClickTemplates, useValue: { find: async () => undefined } },
    { provide: ChangeFeed, useValue: { bounds: async () => ({ newest: 0 }), follow: () => () => undefined } },
    { provide: VisitSalts, useValue: { of: async () => 'salt' } },
    { provide: ClickLog, useValue: { record: () => undefined } },
    ...[ProductReader, SimilarProducts].map((provide) => ({ provide, useValue: {} })),
    {
      provide: Clicks,
      useValue: {
        record: async (click: Click) => {
          if (away) throw new Problem('unavailable', 'The database is away.', { retryAfter: 2 });
          recorded.push(click);
          return 'id';
        },
      },
    },
  ];
  class Stubs {}
  const from = [{ module: Stubs, providers: stubs, exports: stubs.map(({ provide }) => provide) }];
  const app = await anApp(mount('v1/out', clickOutsEndpoint, { from }));
  const refused = await app.inject(asked);
  expect([refused.statusCode, refused.headers['retry-after'], refused.headers.location]).toEqual([
    503,
    '2',
    undefined,
  ]);
  away = false;
  await app.inject(asked);
  await app.inject(asked);
  expect(recorded.map((click) => click.class)).toEqual(['counted', 'duplicate']);
  expect(recorded.map((click) => click.visit)).toEqual([expect.stringMatching(/^[\w-]{22}$/), undefined]);
  await app.close();
});

const anOffer: ClickOffer = {
  ...{ id: 'o', sku: 's', link: 'https://a.example/', productId: 'p', shopId: 'shop-a' },
  withdrawn: false,
};

describe('recent visits', () => {
  it('are remembered for a moment', () => {
    const recent = new RecentVisits(10);
    expect([recent.first('a', 0), recent.first('a', 10), recent.first('b', 10)]).toEqual([true, false, true]);
    expect([recent.first('a', 11), recent.first('b', 11)]).toEqual([true, false]);
    recent.forget('b');
    expect(recent.first('b', 12)).toBe(true);
  });

  it('are no more than their bound', () => {
    const recent = new RecentVisits(1_000_000, 3);
    for (const visit of ['a', 'b', 'c', 'd']) recent.first(visit, 0);
    expect([recent.first('d', 1), recent.first('a', 1)]).toEqual([false, true]);
  });
});
