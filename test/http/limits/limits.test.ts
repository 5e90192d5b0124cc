import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assemble } from '../../../src/app.js';
import { parseConfig } from '../../../src/config.js';
import { RequestTracing } from '../../../src/http/request-tracing.js';
import { asClient, credulousDesk } from '../../support/callers.js';

describe('limits of requests', () => {
  let app: NestFastifyApplication;
  beforeEach(async () => {
    const env = { NODE_ENV: 'test', RATE_LIMIT: '5/60', CLIENT_RATE_LIMIT: '3/60', TRUST_PROXY: '127.0.0.1' };
    class Empty {}
    const made = await assemble({ module: Empty }, parseConfig(env), new RequestTracing(), credulousDesk());
    app = made.app;
    app.useLogger(false);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterEach(() => app.close());

  const ask = (from: string, headers = {}) =>
    app.inject({ url: '/openapi.json', headers: { 'x-forwarded-for': from, ...headers } });
  const statuses = async (times: number, from: string, headers = {}) => {
    const all = [];
    for (let n = 0; n < times; n++) all.push((await ask(from, headers)).statusCode);
    return all;
  };

  it('are told with every answer', async () => {
    const { headers } = await ask('203.0.113.1');
    expect(headers['ratelimit-policy']).toBe('"address";q=5;w=60');
    expect(headers['ratelimit']).toBe('"address";r=4;t=60');
    const client = await ask('203.0.113.1', asClient());
    expect(client.headers['ratelimit-policy']).toBe('"address";q=5;w=60, "client";q=3;w=60');
    expect(client.headers['ratelimit']).toBe('"address";r=3;t=60, "client";r=2;t=60');
  });

  it('refuse an address that asks too often, and say when to come again', async () => {
    expect(await statuses(6, '203.0.113.1')).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await ask('203.0.113.1');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    expect(refused.headers['ratelimit']).toMatch(/^"address";r=0;t=\d+$/);
    expect(refused.json()).toMatchObject({ code: 'too_many_requests' });
    expect(await statuses(1, '203.0.113.2')).toEqual([200]);
  });

  it('refuse a client that asks too often, whatever its addresses', async () => {
    const addresses = ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4'];
    const all = [];
    for (const from of addresses) all.push(...(await statuses(1, from, asClient('imports:read'))));
    expect(all).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, '203.0.113.4', asClient('catalogue:read'))).toEqual([200]);
  });

  it('take the many addresses of one IPv6 subscriber for one', async () => {
    const all = [];
    for (let n = 1; n <= 6; n++) all.push(...(await statuses(1, `2001:db8:1:2::${n}`)));
    expect(all).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statuses(1, '2001:db8:1:3::1')).toEqual([200]);
  });
});
