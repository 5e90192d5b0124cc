import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ChangesOptions } from '../../src/endpoints/changes/changes.options.js';
import { many } from '../support/change-log.js';
import { type ChangeApp, aChangeApp } from '../support/change-app.js';
import { eventually } from '../support/eventually.js';
import { EventClient } from '../support/event-stream.js';
import { until } from '../support/until.js';

interface Listed {
  readonly items: readonly { position: number; id: string; type: string }[];
  readonly position: number;
  readonly newest: number;
  readonly page: { self: string; next: string };
}

/** All that may stand still for a test, but for setTimeout. */
const runningOn = [
  ...(['Date', 'performance', 'hrtime', 'nextTick', 'queueMicrotask'] as const),
  ...(['setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
];

let log: ChangeApp;
const streams: EventClient[] = [];

async function start(options: Partial<ChangesOptions> = {}): Promise<void> {
  log = await aChangeApp(options);
}
beforeEach(() => start());
afterEach(async () => {
  jest.useRealTimers();
  for (const one of streams.splice(0)) one.close();
  await log.close();
});

async function restart(options: Partial<ChangesOptions>): Promise<void> {
  await log.close();
  await start(options);
}

async function stream(query = '', headers: Record<string, string> = {}): Promise<EventClient> {
  const client = await EventClient.open(`${log.base}/v1/changes/stream${query}`, headers);
  streams.push(client);
  return client;
}

const get = (path: string) => fetch(log.base + path);
const list = async (path: string) => (await (await get(path)).json()) as Listed;
const some = (...ids: string[]) => log.write(ids.map((id) => ({ id })));
const names = ({ events }: EventClient) => events.map(({ data }) => (JSON.parse(data) as { id: string }).id);
const paths = async (answer: Response) =>
  ((await answer.json()) as { errors: { path: string; message: string }[] }).errors;

describe('the list of changes', () => {
  it('gives each change once to whoever follows page.next', async () => {
    await some('a', 'b', 'c');
    const first = await list('/v1/changes?since=0&limit=2');
    const second = await list(first.page.next);
    await some('d');
    const third = await list(second.page.next);
    expect([first, second, third].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
    ]);
    expect(first.items[0]).toEqual({
      ...{ position: 1, type: 'product', id: 'a', op: 'changed' },
      at: expect.stringMatching(/^20\d\d-.*Z$/),
    });
    expect([first.position, first.newest, third.position, third.newest]).toEqual([2, 3, 4, 4]);
  });

  it('begins with what comes from now on where no position is given', async () => {
    await some('before');
    const now = await list('/v1/changes');
    await some('after');
    expect(now.items).toEqual([]);
    expect((await list(now.page.next)).items.map(({ id }) => id)).toEqual(['after']);
  });

  it('gets ahead also where nothing is of the asked types', async () => {
    await log.write([
      { type: 'outfit' },
      { type: 'product', id: 'a' },
      { type: 'outfit' },
      { type: 'outfit' },
    ]);
    const found = await list('/v1/changes?since=0&types=product&limit=5');
    expect([found.items.map(({ id }) => id), found.position]).toEqual([['a'], 4]);
    const none = await list('/v1/changes?since=2&types=product');
    expect([none.items, none.position, none.page.next]).toEqual([
      [],
      4,
      '/v1/changes?since=4&types=product&limit=100',
    ]);
  });

  it('leaves out nothing where a page of asked types is full', async () => {
    await log.write(['a', 'b', 'c'].flatMap((id) => [{ id }, { type: 'outfit' }]));
    const first = await list('/v1/changes?since=0&types=product&limit=2');
    const rest = await list(first.page.next);
    expect([first, rest].map(({ items }) => items.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
  });

  it('names every mistake', async () => {
    const answer = await get('/v1/changes?since=x&types=product,shoe&limit=0&wait=31&colour=red');
    expect(answer.status).toBe(400);
    expect((await paths(answer)).map(({ path, message }) => `${path} ${message}`).sort()).toEqual([
      'query.colour is not known here',
      'query.limit is at least 1',
      'query.since is a position, as an answer or the id of an event gave it',
      'query.types.1 knows product, outfit, like, favourite',
      'query.wait is at most 30',
    ]);
    expect((await get('/v1/changes?since=')).status).toBe(400);
  });

  it('refuses a position of the future', async () => {
    await some('a');
    const answer = await get('/v1/changes?since=2');
    expect([answer.status, await paths(answer)]).toEqual([
      400,
      [{ path: 'query.since', code: 'too_big', message: 'is beyond the newest position, which is 1' }],
    ]);
    expect((await get('/v1/changes?since=2&wait=5')).status).toBe(400);
  });

  it('tells who comes too late how to start over', async () => {
    await log.write([{ ageMs: 60_000 }, { ageMs: 60_000 }, {}]);
    await log.trim(30_000);
    for (const path of ['/v1/changes?since=1', '/v1/changes?since=1&wait=5', '/v1/changes/stream?since=1']) {
      const answer = await get(path);
      expect([answer.status, await answer.json()]).toEqual([
        410,
        expect.objectContaining({
          code: 'changes_expired',
          detail: expect.stringContaining(
            'Start over from a snapshot: read /v1/products?limit=100 to its end',
          ),
          startOver: { snapshot: '/v1/products?limit=100', position: 3 },
        }),
      ]);
    }
    expect((await list('/v1/changes?since=2')).items).toHaveLength(1);
  });

  it('is asked for anew each time', async () => {
    expect((await get('/v1/changes?since=0')).headers.get('cache-control')).toBe('no-cache');
  });
});

describe('a request that waits', () => {
  const waiting = (n = 1) =>
    eventually(async () => ((await log.figures()).get('ogrom_change_waits') === n ? true : undefined));

  it('is answered as soon as there is a change', async () => {
    const answer = list('/v1/changes?since=0&wait=30');
    await waiting();
    await some('a');
    expect((await answer).items.map(({ id }) => id)).toEqual(['a']);
    await waiting(0);
  });

  it('is answered at once where there is one already', async () => {
    await some('a');
    expect((await list('/v1/changes?since=0&wait=30')).items).toHaveLength(1);
  });

  it('waits on where a change is of another type, and does not forget how far it came', async () => {
    const answer = list('/v1/changes?since=0&wait=1&types=product');
    await waiting();
    await log.write([{ type: 'outfit' }]);
    expect(await answer).toMatchObject({ items: [], position: 1, newest: 1 });
  });

  it('gets an empty page in the end', async () => {
    const { items, page } = await list('/v1/changes?since=0&wait=1');
    expect([items, page.next]).toEqual([[], '/v1/changes?since=0&limit=100&wait=1']);
  });

  it('is answered with what there is when the instance drains; who comes then, when the listener closes', async () => {
    const early = list('/v1/changes?since=0&wait=30');
    await waiting();
    log.lifecycle.advance('draining');
    expect((await early).items).toEqual([]);
    const late = list('/v1/changes?since=0&wait=30');
    await waiting();
    log.lifecycle.close();
    expect((await late).items).toEqual([]);
  });

  it('leaves its place when its client goes', async () => {
    const abort = new AbortController();
    const asked = fetch(`${log.base}/v1/changes?since=0&wait=30`, { signal: abort.signal });
    await waiting();
    abort.abort();
    await expect(asked).rejects.toThrow();
    await waiting(0);
  });
});

describe('the stream of changes', () => {
  it('tells each change as it comes, by its position', async () => {
    await some('a');
    const client = await stream('?since=0');
    await client.until(({ events }) => events.length === 1);
    await some('b', 'c');
    await client.until(({ events }) => events.length === 3);
    expect(client.events.map(({ id, event }) => [id, event])).toEqual([
      ['1', 'product'],
      ['2', 'product'],
      ['3', 'product'],
    ]);
    expect(JSON.parse(client.events[0]!.data)).toEqual((await list('/v1/changes?since=0&limit=1')).items[0]);
    expect(client.retryMs).toBeGreaterThanOrEqual(1_000);
    expect(client.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      traceparent: expect.any(String),
    });
    expect(client.headers).not.toHaveProperty('content-encoding');
  });

  it('begins now, and can be resumed before the first event', async () => {
    await some('before');
    const client = await stream();
    await client.until(({ lastEventId }) => lastEventId === '1');
    client.close();
    await some('meanwhile');
    const again = await stream('', { 'last-event-id': client.lastEventId });
    await again.until(({ events }) => events.length === 1);
    expect(names(again)).toEqual(['meanwhile']);
  });

  it('resumes after Last-Event-ID, which goes before since', async () => {
    await some('a', 'b', 'c');
    const client = await stream('?since=0', { 'last-event-id': '2' });
    await client.until(({ events }) => events.length === 1);
    expect(names(client)).toEqual(['c']);
  });

  it('moves the id over what is of other types', async () => {
    await restart({ heartbeatMs: 100 });
    const client = await stream('?since=0&types=product');
    await log.write([{ type: 'outfit' }, { type: 'outfit' }]);
    await client.until(({ lastEventId }) => lastEventId === '2');
    expect(client.events).toEqual([]);
  });

  it('says that it lives', async () => {
    await restart({ heartbeatMs: 100 });
    const client = await stream();
    await client.until(({ comments }) => comments.length === 2);
    expect(client.comments).toEqual(['still here', 'still here']);
  });

  it('brings one that is far behind up to date from the database', async () => {
    for (let n = 0; n < 6; n++) await log.write(many(1_000));
    const quick = await stream();
    const client = await stream('?since=0');
    await client.until(({ events }) => events.length === 6_000);
    await some('last');
    await Promise.all(
      [client, quick].map((one) =>
        one.until(({ events }) => names({ events } as EventClient).at(-1) === 'last'),
      ),
    );
    expect(client.events.map(({ id }) => Number(id))).toEqual(Array.from({ length: 6_001 }, (_, n) => n + 1));
  });

  it.each([
    ['?since=7', {}, 'query.since'],
    ['?since=-1', {}, 'query.since'],
    ['', { 'last-event-id': '7' }, 'header.last-event-id'],
    ['', { 'last-event-id': 'seven' }, 'header.last-event-id'],
    ['?types=shoe', {}, 'query.types.0'],
    ['?wait=3', {}, 'query.wait'],
  ])('refuses %s with %j', async (query, headers, path) => {
    const client = await stream(query, headers as Record<string, string>);
    await client.until(({ ended }) => ended);
    const problem = JSON.parse(client.body) as { errors: { path: string }[] };
    expect([client.status, problem.errors.map((one) => one.path)]).toEqual([400, [path]]);
  });

  it('answers HEAD without an end to wait for', async () => {
    const answer = await fetch(`${log.base}/v1/changes/stream`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect((await log.figures()).get('ogrom_change_streams')).toBe(0);
  });

  it('has room for so many, and shows how many there are', async () => {
    await restart({ readers: 2 });
    const [first] = [await stream(), await stream()];
    expect((await log.figures()).get('ogrom_change_streams')).toBe(2);
    const refused = await fetch(`${log.base}/v1/changes/stream`);
    expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
      503,
      '5',
      expect.objectContaining({ code: 'too_many_readers' }),
    ]);
    expect((await get('/v1/changes?since=0&wait=1')).status).toBe(503);
    expect((await get('/v1/changes?since=0')).status).toBe(200);
    first.close();
    await eventually(async () => ((await stream()).status === 200 ? true : undefined));
    expect((await log.figures()).get('ogrom_change_readers_refused_total')).toBeGreaterThanOrEqual(2);
  });

  it('drops a client that takes nothing, and no other', async () => {
    await restart({ heartbeatMs: 300 });
    // More than the kernel keeps for it.
    const old = 40_000;
    for (let n = 0; n < old; n += 2_000) await log.write(many(2_000, { id: 'x'.repeat(80) }));
    const lively = await stream();
    const stalled = connect(Number(new URL(log.base).port), '127.0.0.1').pause();
    stalled.on('error', () => undefined);
    stalled.write('GET /v1/changes/stream?since=0 HTTP/1.1\r\nhost: a\r\n\r\n');
    const count = async (name: string) => (await log.figures()).get(name);
    const dropped = async () => (await count('ogrom_change_streams_dropped_total')) === 1 || undefined;
    await eventually(async () => (await count('ogrom_change_streams')) === 2 || undefined);
    await eventually(dropped);
    await eventually(async () => (await count('ogrom_change_streams')) === 1 || undefined);
    await some('still');
    await lively.until(({ events }) => events.length === 1);
    stalled.destroy();
  }, 60_000);

  it('ends with a last event when the instance goes, and goes on at another one', async () => {
    await some('a');
    const client = await stream('?since=0');
    await client.until(({ events }) => events.length === 1);
    log.lifecycle.advance('draining');
    log.lifecycle.close();
    await client.until(({ ended }) => ended);
    expect([client.whole, client.events.at(-1)]).toEqual([
      true,
      { id: '1', event: 'end', data: '{"position":1}' },
    ]);
    const late = await stream('?since=0');
    await late.until(({ ended }) => ended);
    expect(late.events.at(-1)?.event).toBe('end');
  });

  it('ends streams one after the other in the second half of the drain', async () => {
    await restart({ drainMs: 1_000 });
    const clients = await Promise.all(Array.from({ length: 10 }, () => stream()));
    const ended = () => clients.filter((client) => client.ended).length;
    jest.useFakeTimers({ doNotFake: [...runningOn] });
    let chance = 0;
    const random = jest.spyOn(Math, 'random').mockImplementation(() => chance++ / clients.length);
    log.lifecycle.advance('draining');
    random.mockRestore();
    jest.advanceTimersByTime(499);
    expect(await get('/v1/changes?since=0')).toMatchObject({ status: 200 });
    expect(ended()).toBe(0);
    jest.advanceTimersByTime(1);
    for (let one = 1; one <= clients.length; one++) {
      await until(() => ended() >= one, `the end of stream ${one}`);
      expect(ended()).toBe(one);
      jest.advanceTimersByTime(500 / clients.length);
    }
    expect(clients.every(({ whole }) => whole)).toBe(true);
  });
});
