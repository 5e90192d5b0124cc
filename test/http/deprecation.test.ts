import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import { brandsEndpoint } from '../../src/endpoints/brands/brands.module.js';
import { deprecationHeaders } from '../../src/http/deprecation.js';
import { mount } from '../../src/http/mount.js';
import { anApp } from '../support/app.js';
import { aCatalogue, type TestCatalogue } from '../support/catalogue.js';

describe('a mount that is on its way out', () => {
  let catalogue: TestCatalogue;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    catalogue = await aCatalogue([{ sku: 'A', title: 'Raincoat' }]);
    const from = [sqlAdapter({ url: catalogue.url })];
    const deprecated = { since: '2026-11-26', sunset: '2027-05-26', successor: 'v2/brands' };
    app = await anApp(
      mount('v1/brands', brandsEndpoint, { from, deprecated }),
      mount('v2/brands', brandsEndpoint, { from }),
    );
  });
  afterAll(async () => {
    await app.close();
    catalogue.remove();
  });

  it.each([
    ['an answer', '/v1/brands', 200],
    ['a refusal', '/v1/brands?limit=0', 400],
    ['what is not there', '/v1/brands/nobody', 404],
  ])('says so with %s', async (_, url, status) => {
    const { statusCode, headers } = await app.inject({ url });
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      deprecation: '@1795651200',
      sunset: 'Wed, 26 May 2027 00:00:00 GMT',
      link: '</v2/brands>; rel="successor-version"',
    });
  });

  it('leaves the one that takes its place alone', async () => {
    const { statusCode, headers } = await app.inject({ url: '/v2/brands' });
    expect([statusCode, headers['deprecation'], headers['sunset']]).toEqual([200, undefined, undefined]);
  });

  it('is deprecated in the OpenAPI document, with its last day', async () => {
    const { paths } = (await app.inject({ url: '/openapi.json' })).json();
    const said = {
      'x-deprecated-since': '2026-11-26',
      'x-sunset': '2027-05-26',
      'x-successor': '/v2/brands',
    };
    expect(paths['/v1/brands'].get).toMatchObject({ deprecated: true, ...said });
    expect(paths['/v2/brands'].get).not.toHaveProperty('deprecated');
  });

  it('needs days that there are', () => {
    expect(() => deprecationHeaders({ since: '26.11.2026', sunset: '2027-05-26' })).toThrow('"26.11.2026"');
    expect(() => deprecationHeaders({ since: '2026-11-26', sunset: '2027-13-01' })).toThrow('"2027-13-01"');
  });
});
