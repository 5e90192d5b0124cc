import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ftsAdapter } from '../../src/adapters/fts/fts.module.js';
import { bundledRatesAdapter } from '../../src/adapters/rates/rates.module.js';
import { shopsAdapter } from '../../src/adapters/shops/shops.module.js';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import { updatingOffers } from '../../src/checking/checking.module.js';
import { productsEndpoint } from '../../src/endpoints/products/products.module.js';
import { mount } from '../../src/http/mount.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { lifecycleModule } from '../../src/lifecycle/lifecycle.module.js';
import { anApp } from '../support/app.js';
import { aCatalogue, type TestCatalogue } from '../support/catalogue.js';
import { eventually } from '../support/eventually.js';
import { FaultyServer } from '../support/faulty-server.js';
import { patient } from '../support/patience.js';

const gtin = '04006381333931';
/** As long as may be asked for. */
const live = 'live=true&deadlineMs=5000';

interface Item {
  readonly shop: { readonly id: string };
  readonly checked: string;
  readonly checkedAt?: string;
  readonly inStock: boolean;
  readonly price: { readonly amount: number; readonly currency: string };
}

describe('live offers', () => {
  let shop: FaultyServer;
  let amount: number;
  let catalogue: TestCatalogue;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    shop = await FaultyServer.start(({ url }) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        sku: url!.split('/').at(-1),
        price: { amount, currency: 'EUR' },
        availability: 'in_stock',
      }),
    }));
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    amount = 45;
    catalogue = await aCatalogue([{ sku: 'A', gtin }]);
    await catalogue.add([{ sku: 'X', gtin, price: { minor: 3995, currency: 'EUR' } }], 'Shop B');
    const from = [
      sqlAdapter({ url: catalogue.url }),
      ftsAdapter({ file: catalogue.file }),
      bundledRatesAdapter(),
      shopsAdapter({
        shops: [{ shopId: 'shop-a', url: `${shop.url}/{sku}` }],
        rules: { ...patient, ca: shop.certificate.cert, retries: 0 },
      }),
    ];
    const life = lifecycleModule(new InstanceLifecycle());
    app = await anApp(
      mount('v1/products', productsEndpoint, { from }),
      updatingOffers({ from: [...from, life] }),
    );
  });
  afterEach(async () => {
    await shop.suffer(undefined);
    await app.close();
    catalogue.remove();
  });

  const get = async (url: string) => app.inject({ url });
  const anId = async () => (await get('/v1/products')).json().items[0].id as string;
  const offers = async (query: string) => get(`/v1/products/${await anId()}/offers?${query}`);
  const shown = ({ items }: { items: Item[] }) =>
    items.map((one) => [one.shop.id, one.price.amount, one.checked]);

  it('are what the shop says now, marked, and not to be kept', async () => {
    const answer = await offers(live);
    expect(shown(answer.json())).toEqual([
      ['shop-b', 39.95, 'unsupported'],
      ['shop-a', 45, 'live'],
    ]);
    expect(answer.json().items[1].checkedAt).toMatch(/^20\d\d-/);
    expect(answer.json().live).toEqual({ deadlineMs: 5_000, tookMs: expect.any(Number), complete: true });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers.etag).toBeUndefined();
  });

  it('become those of the catalogue, with one entry in the change log, and none the second time', async () => {
    amount = 30;
    await offers(live);
    const first = await eventually(async () => {
      const { bestOffer } = (await get(`/v1/products/${await anId()}`)).json();
      return bestOffer.shop.id === 'shop-a' ? bestOffer : undefined;
    });
    expect(first.price).toEqual({ amount: 30, currency: 'EUR' });
    const head = async (min: number) =>
      (await app.inject({ url: '/v1/products', headers: { 'ogrom-min-position': String(min) } })).headers[
        'ogrom-position'
      ];
    expect(await head(3)).toBe('3');
    expect((await offers(live)).json().items[0]).toMatchObject({
      checked: 'live',
      price: { amount: 30 },
    });
    expect(await head(3)).toBe('3');
  });

  it('wait no longer than the deadline, and show what is known then', async () => {
    await shop.suffer('silent');
    const began = performance.now();
    const answer = await offers('live=true&deadlineMs=100');
    expect(performance.now() - began).toBeLessThan(patient.attemptMs / 2);
    expect(shown(answer.json())).toEqual([
      ['shop-b', 39.95, 'unsupported'],
      ['shop-a', 49.95, 'stale'],
    ]);
    expect(answer.json().live.complete).toBe(false);
  });

  it('are those of the catalogue where the shop is away or lies', async () => {
    await shop.suffer('refused');
    expect(shown((await offers(live)).json())[1]).toEqual(['shop-a', 49.95, 'unreachable']);
    await shop.suffer(undefined);
    amount = 4_500;
    expect(shown((await offers(live)).json())[1]).toEqual(['shop-a', 49.95, 'refused']);
  });

  it('are converted, by rates that are named', async () => {
    const answer = (await offers(`${live}&currency=USD`)).json();
    expect(answer.items[1].price).toEqual({ amount: 50.27, currency: 'USD' });
    expect(answer.rates).toEqual({ date: '2026-10-30', source: 'bundled', stale: expect.any(Boolean) });
  });

  it('are waited for 800 ms where nothing is said', async () => {
    expect((await offers('live=true')).json().live.deadlineMs).toBe(800);
  });

  it('are not asked for unless told', async () => {
    shop.asked.length = 0;
    const answer = await offers('');
    expect([answer.json().items.length, shop.asked]).toEqual([2, []]);
    expect(answer.json()).not.toHaveProperty('live');
    expect(answer.json().items[0]).not.toHaveProperty('checked');
  });

  it.each(['deadlineMs=100', 'live=true&deadlineMs=10', 'live=true&deadlineMs=60000', 'live=perhaps'])(
    'refuse %s',
    async (query) => expect((await offers(query)).statusCode).toBe(400),
  );

  it('of nobody are 404', async () => {
    expect((await get('/v1/products/unknown/offers?live=true')).statusCode).toBe(404);
  });
});
