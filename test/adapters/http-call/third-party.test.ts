import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CallFailure } from '../../../src/adapters/http-call/call-failure.js';
import type { CallRules } from '../../../src/adapters/http-call/call-rules.js';
import { isPublicAddress } from '../../../src/adapters/http-call/public-address.js';
import { ThirdParty } from '../../../src/adapters/http-call/third-party.js';
import { eventually } from '../../support/eventually.js';
import { type Fault, FaultyServer, type Reply } from '../../support/faulty-server.js';
import { patient } from '../../support/patience.js';
import { until } from '../../support/until.js';

const json = { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"a":1}' };
const rules = {
  ...{ name: 'somebody', ...patient, retries: 0, atOnce: 4, waiting: 4, maxBytes: 1_000 },
  breaker: { failures: 3, restMs: 60_000 },
} satisfies CallRules;
const neverOpens = { failures: 99, restMs: 60_000 };
/** Far more than one short limit and a machine that stands still, far less than a patient limit. */
const soonMs = 5_000;

let server: FaultyServer;
let reply: (path: string) => Reply | Promise<Reply>;
const open: ThirdParty[] = [];
beforeAll(async () => {
  server = await FaultyServer.start((request) => reply(request.url!));
});
afterAll(() => server.close());
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(open.splice(0).map((party) => party.close()));
  await server.suffer(undefined);
});

function aParty(more: Partial<CallRules> = {}): ThirdParty {
  server.asked.length = 0;
  reply = () => json;
  const party = new ThirdParty({ ...rules, ca: server.certificate.cert, ...more }, undefined, () => 0);
  open.push(party);
  return party;
}

const ask = (party: ThirdParty, path = '/') => party.call({ url: server.url + path });
const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof CallFailure ? error : Promise.reject(error)),
  );

describe('an answer', () => {
  it('comes with its type and body', async () => {
    const { status, type, body } = await ask(aParty());
    expect([status, type, body.toString()]).toEqual([200, 'application/json', '{"a":1}']);
  });

  it('is refused where it is of another type, another status, encoded or somewhere else', async () => {
    const party = aParty({ breaker: neverOpens });
    const url = server.url;
    const replies: Record<string, Reply> = {
      '/moved': { status: 302, headers: { location: '/' } },
      '/zipped': { headers: { ...json.headers, 'content-encoding': 'gzip' }, body: 'x' },
      '/missing': { status: 404, ...json },
    };
    reply = (path) => replies[path] ?? json;
    const kinds = await Promise.all([
      failure(party.call({ url, types: ['text/xml'] })),
      failure(party.call({ url: `${url}/missing` })),
      failure(party.call({ url: `${url}/zipped` })),
      failure(party.call({ url: `${url}/moved` })),
    ]);
    expect(kinds.map((one) => one?.kind)).toEqual(['content', 'status', 'content', 'status']);
    expect(server.asked).toHaveLength(4);
  });

  it.each([1_000, 1_001])('of %i bytes where 1000 are allowed', async (size) => {
    const party = aParty();
    reply = () => ({ body: 'x'.repeat(size) });
    expect((await failure(ask(party)))?.kind).toBe(size > 1_000 ? 'too_large' : undefined);
  });
});

describe('a fault', () => {
  it.each<[Fault, string]>([
    ['half a body', 'cut_off'],
    ['reset', 'cut_off'],
    ['500', 'status'],
    ['huge body', 'too_large'],
    ['bad certificate', 'tls'],
    ['refused', 'connection'],
  ])('%s is a %s, and the next call is a new one', async (fault, kind) => {
    const party = aParty();
    await server.suffer(fault);
    expect((await failure(ask(party)))?.kind).toBe(kind);
    await server.suffer(undefined);
    expect((await ask(party)).status).toBe(200);
  });

  it.each<[Fault, Partial<CallRules>]>([
    ['slow', { attemptMs: 300 }],
    ['silent', { attemptMs: 300 }],
    ['silent', { headersMs: 300 }],
    ['black hole', { attemptMs: 300 }],
    ['black hole', { connectMs: 300 }],
    ['black hole', { totalMs: 300 }],
  ])('%s is a timeout within %j, and the next call is a new one', async (fault, limit) => {
    const party = aParty({ ...limit, breaker: neverOpens });
    reply = () => ({ body: 'x'.repeat(999) });
    await server.suffer(fault);
    const began = performance.now();
    expect((await failure(ask(party)))?.kind).toBe('timeout');
    expect(performance.now() - began).toBeLessThan(soonMs);
    await server.suffer(undefined);
    const status = () => ask(party).then((answer) => answer.status);
    // What is well may still be later than so short a limit.
    expect(await eventually(() => status().catch(() => undefined))).toBe(200);
  });

  it('is tried again where it may pass, and only as often as told', async () => {
    const party = aParty({ retries: 2, breaker: neverOpens });
    let refusals = 2;
    reply = () => (refusals-- > 0 ? { status: 503 } : json);
    expect((await ask(party)).status).toBe(200);
    refusals = 99;
    expect((await failure(ask(party)))?.more.status).toBe(503);
    expect(server.asked).toHaveLength(6);
    reply = () => ({ status: 404 });
    await failure(ask(party));
    expect(server.asked).toHaveLength(7);
  });

  it('is tried again when Retry-After says, and not where that is long', async () => {
    const party = aParty({ retries: 1, breaker: neverOpens });
    let after = '1';
    reply = () => ({ status: 429, headers: { 'retry-after': after } });
    const began = performance.now();
    await failure(ask(party));
    expect(performance.now() - began).toBeGreaterThan(950);
    after = '60';
    await failure(ask(party));
    expect(server.asked).toHaveLength(3);
  });
});

describe('the breaker', () => {
  it('opens after failures in a row, refuses at once, lets one through after the rest and closes', async () => {
    const party = aParty();
    await server.suffer('500');
    for (let n = 0; n < 3; n++) await failure(ask(party));
    expect(party.state).toBe('open');
    expect((await failure(ask(party)))?.kind).toBe('resting');
    expect(server.asked).toHaveLength(3);
    await server.suffer(undefined);
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + rules.breaker.restMs);
    expect((await ask(party)).status).toBe(200);
    expect(party.state).toBe('closed');
  });

  it('is not opened by what is about one thing only', async () => {
    const party = aParty();
    reply = () => ({ status: 404 });
    for (let n = 0; n < 9; n++) await failure(ask(party));
    expect([party.state, party.lastFailure]).toEqual(['closed', undefined]);
  });
});

describe('the bulkhead', () => {
  it('lets so many through at a time and so many wait; the others are refused at once, and nobody waits longer than the whole', async () => {
    const party = aParty({ breaker: neverOpens, totalMs: 300 });
    await server.suffer('black hole');
    const began = performance.now();
    const calls = Array.from({ length: 20 }, () => failure(ask(party)));
    expect(party.load).toEqual({ inFlight: 4, waiting: 4 });
    const kinds = (await Promise.all(calls)).map((one) => one!.kind);
    expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(12);
    expect(kinds.filter((kind) => kind === 'timeout')).toHaveLength(8);
    expect(performance.now() - began).toBeLessThan(soonMs);
    await until(() => party.load.inFlight === 0, 'the calls to end');
    expect(party.load.waiting).toBe(0);
    expect(party.counts.of('busy')).toBe(12);
  });
});

describe('a URL that comes from data', () => {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const guard = { allowAddress: isPublicAddress, resolve, schemes: ['https:'], redirects: 2 } as const;
  const here = (address: string) => address === '127.0.0.1';

  it.each(['https://127.0.0.1/', 'https://inside.example/', 'http://a.example/', 'https://a:b@c.example/'])(
    'is not asked where it leads inside: %s',
    async (url) => {
      const party = aParty({ guard });
      expect((await failure(party.call({ url })))?.kind).toBe('address');
      expect([party.state, server.asked]).toEqual(['closed', []]);
    },
  );

  it('is followed where it redirects, so often, and not inside', async () => {
    const party = aParty({ guard: { ...guard, allowAddress: here } });
    const to = (location: string) => ({ status: 302, headers: { location } });
    reply = (path) =>
      path === '/a'
        ? to('/b')
        : path === '/round'
          ? to('/round')
          : path === '/in'
            ? to('https://10.0.0.1/')
            : json;
    expect((await ask(party, '/a')).status).toBe(200);
    expect((await failure(ask(party, '/round')))?.kind).toBe('address');
    expect((await failure(ask(party, '/in')))?.kind).toBe('address');
    expect(server.asked).toEqual(['GET /a', 'GET /b', 'GET /round', 'GET /round', 'GET /round', 'GET /in']);
  });
});
