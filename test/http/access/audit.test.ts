import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newApiKey } from '../../../src/http/access/api-key.js';
import { aWatchedApp, type WatchedApp } from '../../support/watched-app.js';

let watched: WatchedApp;
beforeAll(async () => void (watched = await aWatchedApp({ TRUST_PROXY: '127.0.0.1', LOG_LEVEL: 'verbose' })));
afterAll(() => watched.close());

const ask = (headers: Record<string, string>) =>
  watched.app.inject({ url: '/v1/imports', headers: { 'x-forwarded-for': '203.0.113.77', ...headers } });

it('says of a refused key which it was, why and from which network, and nothing of its secret', async () => {
  const { text } = newApiKey();
  expect((await ask({ 'x-api-key': text })).statusCode).toBe(401);
  const lines = await watched.lines();
  const line = JSON.parse(lines.find((one) => one.includes('credentials refused'))!);
  expect(line).toMatchObject({
    ...{ level: 'warn', context: 'access', kind: 'key', reason: 'unknown', keyId: text.slice(11, 27) },
    ...{ client: '203.0.113.0/24', method: 'GET', route: '/v1/imports', traceId: expect.any(String) },
  });
  expect(lines.join('\n')).not.toContain(text.slice(28));
  expect(lines.join('\n')).not.toContain('203.0.113.77');
});

it('says nothing of a refused token but why', async () => {
  const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.';
  expect((await ask({ authorization: `Bearer ${token}` })).statusCode).toBe(401);
  const lines = (await watched.lines()).join('\n');
  expect(lines).toContain('"kind":"token"');
  expect(lines).not.toContain('eyJ');
});

it('counts refusals by why', async () => {
  const counted = await watched.series('ogrom_refused_credentials_total');
  expect(counted.get('ogrom_refused_credentials_total{reason="unknown"}')).toBe(1);
  expect([...counted.values()].reduce((sum, one) => sum + one, 0)).toBe(2);
});
