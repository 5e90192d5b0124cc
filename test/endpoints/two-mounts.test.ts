import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ftsAdapter } from '../../src/adapters/fts/fts.module.js';
import { bundledRatesAdapter } from '../../src/adapters/rates/rates.module.js';
import { shopsAdapter } from '../../src/adapters/shops/shops.module.js';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import { productsEndpoint } from '../../src/endpoints/products/products.module.js';
import { mount } from '../../src/http/mount.js';
import { anApp } from '../support/app.js';
import { aCatalogue, type TestCatalogue } from '../support/catalogue.js';

function over(catalogue: TestCatalogue, name: string) {
  return [
    sqlAdapter({ url: catalogue.url, name }),
    ftsAdapter({ file: catalogue.file, name }),
    bundledRatesAdapter(),
    shopsAdapter({ shops: [] }),
  ];
}

describe('one endpoint, mounted twice over two catalogues', () => {
  let catalogues: TestCatalogue[];
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const [spring, autumn] = (catalogues = [
      await aCatalogue([
        { sku: 'A', title: 'Raincoat' },
        { sku: 'B', title: 'Umbrella' },
      ]),
      await aCatalogue([
        { sku: 'C', title: 'Scarf' },
        { sku: 'D', title: 'Gloves' },
      ]),
    ]);
    app = await anApp(
      mount('v1/products', productsEndpoint, { from: over(spring!, 'spring') }),
      mount('v1/outlet/products', productsEndpoint, { from: over(autumn!, 'autumn') }),
    );
  });
  afterAll(async () => {
    await app.close();
    for (const catalogue of catalogues) catalogue.remove();
  });

  const get = async (url: string) => (await app.inject({ url })).json();

  it('answers each from its own catalogue', async () => {
    const titles = async (path: string) =>
      (await get(path)).items.map((item: { title: string }) => item.title).sort();
    expect(await titles('/v1/products')).toEqual(['Raincoat', 'Umbrella']);
    expect(await titles('/v1/outlet/products')).toEqual(['Gloves', 'Scarf']);
  });

  it('knows no product of the other', async () => {
    const [{ id }] = (await get('/v1/products')).items;
    expect((await app.inject({ url: `/v1/products/${id}` })).statusCode).toBe(200);
    expect((await app.inject({ url: `/v1/outlet/products/${id}` })).statusCode).toBe(404);
  });

  it('links to where each was mounted', async () => {
    const here = (await get('/v1/products?limit=1')).page.next;
    const there = (await get('/v1/outlet/products?limit=1')).page.next;
    expect([here.split('?')[0], there.split('?')[0]]).toEqual(['/v1/products', '/v1/outlet/products']);
    expect((await get(there)).items).toHaveLength(1);
  });

  it('has operations of different ids in the OpenAPI document', async () => {
    const { paths } = await get('/openapi.json');
    const ids = Object.values(paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map((operation) => operation.operationId),
    );
    expect(ids).toContain('getV1ProductsById');
    expect(ids).toContain('getV1OutletProductsById');
    expect(new Set(ids).size).toBe(ids.length);
  });
});
