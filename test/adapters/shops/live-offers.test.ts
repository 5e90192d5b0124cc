import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import type { CallRules } from '../../../src/adapters/http-call/call-rules.js';
import { shopsAdapter } from '../../../src/adapters/shops/shops.module.js';
import { Figures } from '../../../src/ports/figures.js';
import { HealthProbe } from '../../../src/ports/health-probe.js';
import { LiveOffers, ShopAnswers } from '../../../src/ports/live-offers.js';
import { FaultyServer, type Reply } from '../../support/faulty-server.js';
import { aKnownOffer } from '../../support/known-offer.js';
import { patient } from '../../support/patience.js';
import { until } from '../../support/until.js';

const rules = {
  ...{ ...patient, retries: 0, atOnce: 4, waiting: 8 },
  breaker: { failures: 3, restMs: 60_000 },
};

let server: FaultyServer;
let reply: (sku: string) => Reply | Promise<Reply>;
let nest: TestingModule;
beforeAll(async () => {
  server = await FaultyServer.start((request) => reply(decodeURIComponent(request.url!.split('/').at(-1)!)));
});
afterAll(() => server.close());
beforeEach(async () => {
  reply = (sku) => says({ sku });
  await open();
});
afterEach(async () => {
  await nest.close();
  await server.suffer(undefined);
});

async function open(
  shops = [{ shopId: 'my-shop', url: `${server.url}/offers/{sku}` }],
  more: Partial<CallRules> = {},
) {
  server.asked.length = 0;
  const adapter = shopsAdapter({ shops, rules: { ...rules, ...more, ca: server.certificate.cert } });
  nest = await Test.createTestingModule({ imports: [adapter] }).compile();
}

/** As docs/third-parties.md asks shops to answer. */
function says({ sku = 'A-1', amount = 39.95, currency = 'EUR', availability = 'in_stock' }): Reply {
  const body = JSON.stringify({ sku, price: { amount, currency }, availability });
  return { headers: { 'content-type': 'application/json' }, body };
}

const check = (...skus: string[]) =>
  nest.get(LiveOffers).check(
    skus.map((sku) => aKnownOffer({ sku })),
    patient.totalMs,
  );
const outcomes = async (...skus: string[]) => (await check(...skus)).map(({ outcome }) => outcome);
const figure = async (name: string, label: string) => {
  const figures = await nest.get(Figures).read(AbortSignal.timeout(10_000));
  return figures.find((one) => one.name === name && JSON.stringify(one.labels).includes(`"${label}"`))?.value;
};

describe('a shop', () => {
  it('is asked for each offer at its own address, and its answers wait for the catalogue', async () => {
    const [first, second] = await check('A-1', 'ö/ 2');
    expect(server.asked.sort()).toEqual(['GET /offers/%C3%B6%2F%202', 'GET /offers/A-1']);
    const price = { minor: 3995, currency: 'EUR' };
    expect(first).toEqual({
      ...{ outcome: 'live', at: expect.any(Number) },
      said: { id: 'offer-A-1', price, availability: 'in_stock' },
    });
    expect(nest.get(ShopAnswers).take(9)).toEqual(expect.arrayContaining([first!.said, second!.said]));
  });

  it('that sells something no more says 410', async () => {
    reply = () => ({ status: 410 });
    const [only] = await check('A-1');
    expect(only).toMatchObject({
      outcome: 'live',
      said: { availability: 'out_of_stock', price: { minor: 4995 } },
    });
  });

  it('is not asked twice for what it has just said', async () => {
    await Promise.all(Array.from({ length: 50 }, () => check('A-1')));
    await check('A-1');
    expect(server.asked).toHaveLength(1);
  });

  it.each<[string, Reply, string]>([
    ['another currency', says({ currency: 'USD' }), 'currency'],
    ['an absurd price', says({ amount: 3995 }), 'price'],
    ['another offer', says({ sku: 'B' }), 'sku'],
    ['no JSON', { headers: { 'content-type': 'application/json' }, body: 'soon' }, 'shape'],
  ])('is not believed with %s, which is counted', async (_, lie, why) => {
    reply = () => lie;
    expect(await outcomes('A-1')).toEqual(['refused']);
    expect(await figure('ogrom_live_offers_refused_total', why)).toBe(1);
    expect(nest.get(ShopAnswers).take(9)).toEqual([]);
  });

  it.each<[string, Reply]>([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['404 for everything', { status: 404 }],
    ['a redirect', { status: 302, headers: { location: 'http://169.254.169.254/' } }],
    ['too much', { headers: { 'content-type': 'application/json' }, body: ' '.repeat(70_000) }],
  ])('is not believed with %s', async (_, lie) => {
    reply = () => lie;
    expect(await outcomes('A-1')).toEqual(['refused']);
  });

  it('is asked for whatever a feed calls its rows', async () => {
    reply = () => ({ status: 404 });
    expect(await outcomes('\ud800', '../..', '?a#b', '{sku}')).toEqual(Array(4).fill('refused'));
  });

  it('that cannot be asked is said as such', async () => {
    const stranger = aKnownOffer({ shopId: 'another' });
    expect(await nest.get(LiveOffers).check([stranger], 100)).toEqual([{ outcome: 'unsupported' }]);
  });
});

describe('the deadline', () => {
  it('holds for all offers together, and what comes later is not lost', async () => {
    let answer!: (reply: Reply) => void;
    const late = new Promise<Reply>((resolve) => (answer = resolve));
    reply = (sku) => (sku === 'slow' ? late : says({ sku }));
    expect(await outcomes('fast')).toEqual(['live']);
    const began = performance.now();
    const offers = ['slow', 'fast', 'slow'].map((sku) => aKnownOffer({ sku }));
    const checks = await nest.get(LiveOffers).check(offers, 150);
    expect(performance.now() - began).toBeLessThan(patient.attemptMs / 2);
    expect(checks.map(({ outcome }) => outcome)).toEqual(['stale', 'live', 'stale']);
    expect(nest.get(ShopAnswers).take(9)).toHaveLength(1);
    answer(says({ sku: 'slow' }));
    let taken: readonly unknown[] = [];
    await until(() => (taken = nest.get(ShopAnswers).take(9)).length > 0, 'the late answer');
    expect(taken).toMatchObject([{ id: 'offer-slow' }]);
    expect(await outcomes('slow')).toEqual(['live']);
  });
});

describe('a shop that fails', () => {
  it('is unreachable, then left alone, and said so in health and figures', async () => {
    await server.suffer('500');
    for (const sku of ['A', 'B', 'C']) expect(await outcomes(sku)).toEqual(['unreachable']);
    expect(server.asked).toHaveLength(3);
    expect(await outcomes('D')).toEqual(['unreachable']);
    expect(server.asked).toHaveLength(3);
    await expect(nest.get(HealthProbe).check(AbortSignal.timeout(10_000))).rejects.toThrow(
      'left alone for a while: my-shop: it answered 500',
    );
    expect(await figure('ogrom_third_party_breaker_state', 'open')).toBe(1);
    expect(await figure('ogrom_third_party_calls_total', 'resting')).toBe(1);
  });

  it('with more offers than may wait shows the others as they are known', async () => {
    await nest.close();
    await open(undefined, { attemptMs: 100 });
    await server.suffer('silent');
    const skus = Array.from({ length: 20 }, (_, n) => `S${n}`);
    const [asked, waiting, others] = [rules.atOnce, rules.waiting, 8];
    expect(await outcomes(...skus)).toEqual([
      ...Array<string>(asked + waiting).fill('unreachable'),
      ...Array<string>(others).fill('stale'),
    ]);
  });
});

it('switched off, it asks nobody and says so', async () => {
  await nest.close();
  await open([]);
  expect(await outcomes('A-1')).toEqual(['unsupported']);
  expect(nest.get(HealthProbe).off).toBe('LIVE_OFFERS_URLS names no shop');
  expect(await figure('ogrom_third_party_enabled', 'live-offers')).toBe(0);
});
