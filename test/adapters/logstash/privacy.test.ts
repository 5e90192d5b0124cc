import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { offerId } from '../../../src/catalogue/ids.js';
import { aWatchedApp, type WatchedApp } from '../../support/watched-app.js';

const secrets = [
  'hunter2',
  'session=abc123',
  'anna@mail.example',
  'Anna',
  '203.0.113.77',
  '2001:db8:1:2::77',
];
const headers = {
  authorization: 'Bearer hunter2',
  cookie: 'session=abc123',
  'x-forwarded-for': '203.0.113.77',
  'user-agent': 'Anna',
};
const query = 'email=anna@mail.example&token=hunter2&name=Anna';

let watched: WatchedApp;
beforeAll(async () => {
  watched = await aWatchedApp({ TRUST_PROXY: '127.0.0.1', LOG_LEVEL: 'verbose' }, (app) => {
    // Fails with what it was asked, as a careless endpoint would.
    app
      .getHttpAdapter()
      .getInstance()
      .all('/careless', ({ url }) => {
        throw new Error(`no ${url} for https://a.example/?${query} with ${headers.authorization}`);
      });
  });
});
afterAll(() => watched.close());

it.each([
  '/v1/products',
  '/v1/search',
  '/v1/products/anna@mail.example',
  '/nothing/anna@mail.example',
  '/careless',
  `/v1/out/${offerId('shop-a', 'A')}`,
])('nothing of who asked, or with which words, is logged for %s', async (path) => {
  const { inject } = watched.app;
  await inject.call(watched.app, { url: `${path}?${query}`, headers });
  await inject.call(watched.app, {
    url: path,
    headers: { ...headers, 'x-forwarded-for': '2001:db8:1:2::77' },
  });
  await inject.call(watched.app, {
    url: `${path}?${query}`,
    headers,
    method: 'POST',
    payload: { name: 'Anna' },
  });
  const lines = (await watched.lines()).join('\n');
  expect(lines).toContain('"client":"203.0.113.0/24"');
  expect(lines).toContain('"client":"2001:db8:1::/48"');
  expect(secrets.filter((secret) => lines.includes(secret))).toEqual([]);
});

it('a line has what is needed to find the request', async () => {
  const { headers: answered } = await watched.app.inject({ url: '/v1/products?limit=1' });
  const traceId = String(answered['traceparent']).split('-')[1];
  const lines = (await watched.lines()).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find((line) => line['traceId'] === traceId)).toEqual({
    '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    level: 'info',
    message: 'GET /v1/products 200',
    context: 'access',
    service: 'ogrom',
    version: 'development',
    instance: expect.any(String),
    method: 'GET',
    route: '/v1/products',
    status: 200,
    durationMs: expect.any(Number),
    traceId,
    client: '127.0.0.0/24',
    bytes: expect.any(Number),
  });
});
