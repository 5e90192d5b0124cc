import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { imagesAdapter } from '../../../src/adapters/images/images.module.js';
import { HealthProbe } from '../../../src/ports/health-probe.js';
import { Images } from '../../../src/ports/images.js';
import { patient } from '../../support/patience.js';
import { until } from '../../support/until.js';
import { type Fault, FaultyServer, type Reply } from '../../support/faulty-server.js';

const jpeg = { headers: { 'content-type': 'image/jpeg' }, body: 'x'.repeat(5_000) };
const anywhere = {
  ...{ allowAddress: () => true, schemes: ['https:'] as const, redirects: 2 },
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
};
const rules = {
  ...patient,
  ...{ breaker: { failures: 3, restMs: 60_000 }, guard: anywhere },
};

let server: FaultyServer;
let reply: (request: IncomingMessage) => Reply;
let nest: TestingModule;
beforeAll(async () => {
  server = await FaultyServer.start((request) => reply(request));
});
afterAll(() => server.close());
beforeEach(() => open());
afterEach(async () => {
  await nest.close();
  await server.suffer(undefined);
});

async function open(more: Parameters<typeof imagesAdapter>[0] = { check: true }): Promise<void> {
  server.asked.length = 0;
  reply = () => jpeg;
  const adapter = imagesAdapter({
    perSecond: 1_000,
    rules: { ...rules, ca: server.certificate.cert },
    ...more,
  });
  nest = await Test.createTestingModule({ imports: [adapter] }).compile();
}

const never = new AbortController().signal;
const look = (path = '/a.jpg') => nest.get(Images).look(server.url + path, never);

describe('an image', () => {
  it('that answers HEAD is alive', async () => {
    expect(await look()).toBe('alive');
    expect(server.asked).toEqual(['HEAD /a.jpg']);
  });

  it.each([404, 405, 501, 403])('is asked for a byte where HEAD is answered by %i', async (status) => {
    reply = ({ method }) => (method === 'HEAD' ? { status } : { ...jpeg, status: 206 });
    expect(await look()).toBe('alive');
    expect(server.asked).toEqual(['HEAD /a.jpg', 'GET /a.jpg']);
  });

  it.each<[string, Reply]>([
    ['404', { status: 404 }],
    ['410', { status: 410 }],
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['nothing', { status: 204 }],
    ['a redirect round and round', { status: 302, headers: { location: '/a.jpg' } }],
    ['a redirect to somewhere that is no https', { status: 302, headers: { location: 'ftp://a.example/' } }],
  ])('with %s is dead', async (_, answer) => {
    reply = () => answer;
    expect(await look()).toBe('dead');
  });

  it.each<[string, Reply]>([
    ['401', { status: 401 }],
    ['429', { status: 429 }],
    ['500', { status: 500 }],
  ])('with %s may be alive', async (_, answer) => {
    reply = () => answer;
    expect(await look()).toBe('silent');
  });

  it('is found behind a redirect', async () => {
    reply = ({ url }) => (url === '/a.jpg' ? { status: 301, headers: { location: '/b.jpg' } } : jpeg);
    expect(await look()).toBe('alive');
  });

  it('whose URL is none is dead', async () => {
    expect(await nest.get(Images).look('no url', never)).toBe('dead');
  });
});

describe('a host', () => {
  it.each<[Fault, { readonly attemptMs?: number }]>([
    ['silent', { attemptMs: 300 }],
    ['black hole', { attemptMs: 300 }],
    ['reset', {}],
    ['refused', {}],
    ['bad certificate', {}],
  ])('that fails (%s) is silent, and left alone after three times', async (fault, limit) => {
    await nest.close();
    await open({ check: true, rules: { ...rules, ...limit, ca: server.certificate.cert } });
    await server.suffer(fault);
    for (let n = 0; n < 3; n++) expect(await look(`/${n}`)).toBe('silent');
    expect(await look()).toBeUndefined();
  });

  it('that sends without an end costs no more than its headers', async () => {
    reply = ({ method }) => (method === 'HEAD' ? { status: 405 } : jpeg);
    await server.suffer('huge body');
    expect(await look()).toBe('alive');
  });

  it('inside of our network is not asked', async () => {
    await nest.close();
    await open({ check: true, rules: { ca: server.certificate.cert } });
    expect(await look()).toBe('dead');
    expect(server.asked).toEqual([]);
  });

  it('is asked at its pace, whoever asks', async () => {
    await nest.close();
    await open({ check: true, perSecond: 20 });
    const began = performance.now();
    await Promise.all(Array.from({ length: 11 }, (_, n) => look(`/${n}`)));
    expect(performance.now() - began).toBeGreaterThan(480);
  });

  it('is not waited for when the work is to stop', async () => {
    await nest.close();
    await open({ check: true, perSecond: 0.01 });
    await look();
    const stop = new AbortController();
    const waiting = nest.get(Images).look(`${server.url}/b.jpg`, stop.signal);
    stop.abort();
    expect(await waiting).toBeUndefined();
  });
});

it('that is silent is not waited for either', async () => {
  await server.suffer('silent');
  const stop = new AbortController();
  const began = performance.now();
  const waiting = nest.get(Images).look(`${server.url}/b.jpg`, stop.signal);
  await until(() => server.asked.length > 0, 'the request');
  stop.abort();
  expect(await waiting).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(rules.attemptMs / 2);
});

it('switched off, it says so', async () => {
  await nest.close();
  await open({ check: false });
  expect(nest.get(HealthProbe).off).toBe('IMAGE_CHECK is false');
});
