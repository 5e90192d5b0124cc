import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { eventually } from '../support/eventually.js';
import { aWatchedApp, type WatchedApp } from '../support/watched-app.js';

const used = { date: '2026-10-30', source: 'bundled', stale: expect.any(Boolean) };

describe('prices in another currency', () => {
  let watched: WatchedApp;
  let app: NestFastifyApplication;
  let id: string;
  beforeAll(async () => {
    watched = await aWatchedApp({ INDEXER: 'true' });
    app = watched.app;
    id = (await get('/v1/products')).json().items[0].id;
    await eventually(async () => ((await get('/v1/search')).json().items?.length === 1 ? true : undefined));
  });
  afterAll(() => watched.close());

  const get = (url: string) => app.inject({ url });
  const reads = () => [
    '/v1/products?',
    `/v1/products?ids=${id}&`,
    `/v1/products/${id}?`,
    `/v1/products/${id}?fields=title&`,
    `/v1/products/${id}/offers?`,
    `/v1/products/${id}/offers?live=true&`,
    `/v1/products/${id}/similar?`,
    '/v1/search?',
    '/v1/search?priceMin=1&facets=price&',
  ];

  it('name the day of the rates, on every read', async () => {
    for (const url of reads()) {
      const { rates } = (await get(`${url}currency=CHF`)).json();
      expect({ url, rates }).toEqual({ url, rates: used });
      expect((await get(url)).json()).not.toHaveProperty('rates');
    }
  });

  it('are refused where there is no rate, and where there is no such currency', async () => {
    for (const url of reads()) {
      for (const [currency, code] of [
        ['ARS', 'no_rate'],
        ['KWD', 'no_rate'],
        ['XXY', 'custom'],
        ['__proto__', 'custom'],
      ] as const) {
        const answer = await get(`${url}currency=${currency}`);
        expect({ url, currency, status: answer.statusCode }).toEqual({ url, currency, status: 400 });
        expect(answer.json().errors).toEqual([
          expect.objectContaining({ path: 'query.currency', ...(code === 'no_rate' && { code }) }),
        ]);
      }
    }
    expect((await get('/v1/products?currency=ARS')).json().detail).toContain('there are rates of AUD, BRL');
  });

  it('may be asked for in euros without a rate of them', async () => {
    expect((await get('/v1/products?currency=EUR')).json().rates).toEqual(used);
  });
});
