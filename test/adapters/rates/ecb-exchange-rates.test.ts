import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ThirdParty } from '../../../src/adapters/http-call/third-party.js';
import { EcbExchangeRates } from '../../../src/adapters/rates/ecb-exchange-rates.js';
import { ratesIn } from '../../../src/adapters/rates/ecb-xml.js';
import { RatesProbe } from '../../../src/adapters/rates/rates-probe.js';
import { bundledRates } from '../../../src/adapters/rates/bundled-rates.js';
import type { PublishedRates } from '../../../src/ports/exchange-rates.js';
import { KeptRates } from '../../../src/ports/kept-rates.js';
import { exchangeRatesContract } from '../../contracts/exchange-rates.js';
import { FaultyServer, type Reply } from '../../support/faulty-server.js';
import { patient } from '../../support/patience.js';
import { until } from '../../support/until.js';
import { ecbReply, ecbXml } from './ecb-answer.js';

class Shelf extends KeptRates {
  constructor(private rates?: PublishedRates) {
    super();
  }

  latest(): Promise<PublishedRates | undefined> {
    return Promise.resolve(this.rates);
  }

  keep(rates: PublishedRates): Promise<void> {
    this.rates = rates;
    return Promise.resolve();
  }
}

let server: FaultyServer;
let reply: Reply;
beforeAll(async () => {
  server = await FaultyServer.start(() => reply);
});
afterAll(() => server.close());
beforeEach(() => void jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  jest.restoreAllMocks();
  return server.suffer(undefined);
});

const evening = Date.parse('2026-11-25T18:00:00Z');
const open: EcbExchangeRates[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.beforeApplicationShutdown())));

function someRates({ kept = new Shelf(), now = evening }: { kept?: KeptRates; now?: number } = {}) {
  const ecb = new ThirdParty({
    ...{ name: 'rates', ...patient, retries: 1, atOnce: 1, waiting: 1, maxBytes: 100_000 },
    breaker: { failures: 4, restMs: 60_000 },
    ca: server.certificate.cert,
  });
  const rates = new EcbExchangeRates(server.url, ecb, bundledRates, kept, {
    now: () => now,
    random: () => 0,
  });
  open.push(rates);
  return rates;
}

describe('before the first look', () => exchangeRatesContract(async () => someRates()));

describe('after it', () =>
  exchangeRatesContract(async () => {
    const rates = someRates();
    reply = ecbReply('2026-11-25', { ...ratesIn(ecbXml('2026-11-25')).perEuro, XYZ: 2 });
    await rates.look();
    return rates;
  }));

describe('the rates of the ECB', () => {
  it('are the bundled ones, stale, until some were fetched', async () => {
    expect(await someRates().current()).toEqual({ ...bundledRates, source: 'bundled', stale: true });
  });

  it('are those of the file, as they stand there', async () => {
    const rates = someRates();
    reply = ecbReply('2026-11-25');
    await rates.look();
    expect(await rates.current()).toMatchObject({
      ...{ date: '2026-11-25', source: 'ecb', stale: false },
      perEuro: { EUR: 1, USD: 1.1172, JPY: 175.68, TRY: 55.8015 },
    });
  });

  it('stay when the ECB fails, and are stale once newer ones should be there', async () => {
    const rates = someRates({ now: evening + 86_400_000 });
    reply = ecbReply('2026-11-25');
    await rates.look();
    await server.suffer('500');
    await rates.look();
    expect(await rates.current()).toMatchObject({ date: '2026-11-25', source: 'ecb', stale: true });
    await expect(new RatesProbe('rates', rates).check()).rejects.toThrow(
      'it answered 500; stale rates of 2026-11-25 (ecb) are shown',
    );
  });

  it('are those that were kept, when it starts while the ECB is away', async () => {
    const kept = new Shelf();
    reply = ecbReply('2026-11-25');
    await someRates({ kept }).look();
    await server.suffer('refused');
    const later = someRates({ kept });
    later.onApplicationBootstrap();
    await until(() => later.known.source === 'ecb', 'the kept rates');
    expect(await later.current()).toMatchObject({ date: '2026-11-25', stale: false });
  });

  it('never go back to an earlier day', async () => {
    const rates = someRates();
    reply = ecbReply('2026-11-25');
    await rates.look();
    reply = ecbReply('2026-11-24');
    await rates.look();
    expect((await rates.current()).date).toBe('2026-11-25');
  });

  it('are looked for in the background, also while the store is away', async () => {
    const broken = new Shelf();
    jest.spyOn(broken, 'latest').mockRejectedValue(new Error('away'));
    jest.spyOn(broken, 'keep').mockRejectedValue(new Error('away'));
    const rates = someRates({ kept: broken });
    reply = ecbReply('2026-11-25');
    rates.onApplicationBootstrap();
    await until(() => rates.known.source === 'ecb', 'the first look');
    expect(rates.failure).toBeUndefined();
  });
});

describe('an answer is not believed', () => {
  it.each<[string, Reply]>([
    ['of tomorrow’s tomorrow', ecbReply('2026-11-28')],
    [
      'with a misplaced point',
      ecbReply('2026-11-25', { ...ratesIn(ecbXml('2026-11-25')).perEuro, USD: 11.172 }),
    ],
    [
      'that is cut off',
      { headers: { 'content-type': 'text/xml' }, body: ecbXml('2026-11-25').slice(0, 700) },
    ],
    ['of one currency', ecbReply('2026-11-25', { USD: 1.1 })],
    [
      'with a rate that is no number',
      ecbReply('2026-11-25', { ...ratesIn(ecbXml('2026-11-25')).perEuro, USD: 'N/A' }),
    ],
    ['without a day', ecbReply('yesterday')],
    ['that is no XML', { headers: { 'content-type': 'text/xml' }, body: 'out of order' }],
    ['that is empty', { headers: { 'content-type': 'text/xml' }, body: '' }],
    [
      'with entities of its own',
      { headers: { 'content-type': 'text/xml' }, body: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
    ],
  ])('%s', async (_, unbelievable) => {
    const rates = someRates();
    reply = unbelievable;
    await rates.look();
    expect([rates.known.source, rates.unbelievable]).toEqual(['bundled', 1]);
  });

  it('of another type', async () => {
    const rates = someRates();
    reply = { ...ecbReply('2026-11-25'), headers: { 'content-type': 'text/html' } };
    await rates.look();
    expect(rates.failure).toBe('its answer is “text/html”, not text/xml or application/xml');
  });
});
