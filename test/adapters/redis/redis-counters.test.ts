import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RedisConnection } from '../../../src/adapters/redis/redis-connection.js';
import { RedisCounters } from '../../../src/adapters/redis/redis-counters.js';
import { Limits } from '../../../src/http/limits/limits.js';
import type { Count } from '../../../src/ports/shared-counters.js';
import { aPort } from '../../support/a-port.js';
import { eventually } from '../../support/eventually.js';
import { aProxy } from '../../support/proxy.js';
import { describeWith } from '../../support/services.js';
import { RedisServer } from './redis-server.js';

const silent = { log: () => undefined, warn: () => undefined };
/** Whether counts are right is one thing, whether they come in time on a busy machine another. */
const patient = 10_000;
/** A machine that stands still takes long as well; a server that is waited for says nothing for ever. */
const soonMs = 5_000;
const policy = { name: 'client', requests: 100, seconds: 60 };

/** Counters once their connection is there. */
async function opened(url: string, patience?: number) {
  const connection = new RedisConnection(url, silent);
  const counters = new RedisCounters(connection, `ogrom-test:${randomUUID()}:`, patience);
  const usable = () => eventually(async () => (connection.usable ? true : undefined));
  return { connection, counters, usable, close: () => connection.close() };
}

describeWith('valkey', 'counts that instances share', (url) => {
  let one: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    one = await opened(url, patient);
    await one.usable();
  });
  afterEach(() => one.close());

  it('are one count, whoever counts', async () => {
    const other = new RedisConnection(url, silent);
    await eventually(async () => (other.usable ? true : undefined));
    const prefix = `ogrom-test:${randomUUID()}:`;
    const both = [one.connection, other].map((each) => new RedisCounters(each, prefix, patient));
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => both[n % 2]!.add('a', 60_000)));
    expect(all.map((found) => found?.count).sort((a, b) => a! - b!)).toEqual(
      [...Array(50).keys()].map((n) => n + 1),
    );
    other.close();
  });

  it('begin anew when the window is over', async () => {
    await one.counters.add('long', 60_000);
    expect(await one.counters.add('long', 60_000)).toMatchObject({ count: 2 });
    await one.counters.add('short', 200);
    const again = () => one.counters.add('short', 200);
    expect(await eventually(async () => ((await again())?.count === 1 ? true : undefined))).toBe(true);
  });

  it('travel together: the limits of a request are asked for in one round trip', async () => {
    const way = await aProxy(url);
    const far = await opened(way.url, patient);
    await far.usable();
    const before = way.sent;
    await Promise.all(['address', 'client', 'failures'].map((key) => far.counters.add(key, 60_000)));
    expect(way.sent - before).toBe(1);
    far.close();
    await way.close();
  });

  it('of one key are added by one command, and everybody is told an own count', async () => {
    await one.counters.add('a', 60_000);
    const asked = Array.from({ length: 40 }, (_, n) => one.counters.add(n % 4 === 0 ? 'b' : 'a', 60_000));
    const counts = (await Promise.all(asked)).map((found) => found!.count);
    const ofB = counts.filter((_, n) => n % 4 === 0);
    expect(ofB).toEqual([...Array(10).keys()].map((n) => n + 1));
    expect(counts.filter((_, n) => n % 4 !== 0)).toEqual([...Array(30).keys()].map((n) => n + 2));
    expect(await one.counters.add('a', 60_000)).toMatchObject({ count: 32 });
    expect(one.counters.outcomes.get('counted')).toBe(42);
  });

  it('refuse over all instances together, and then without asking', async () => {
    const other = new RedisConnection(url, silent);
    await eventually(async () => (other.usable ? true : undefined));
    const prefix = `ogrom-test:${randomUUID()}:`;
    const [first, second] = [one.connection, other].map(
      (each) => new Limits(new RedisCounters(each, prefix, patient)),
    );
    for (let n = 0; n < 60; n++) await first!.count(policy, 'a').all;
    for (let n = 0; n < 40; n++) await second!.count(policy, 'a').all;
    expect(await second!.count(policy, 'a').all).toMatchObject({ count: 101 });
    const { here, all } = second!.count(policy, 'a');
    expect([here.count > 100, all]).toEqual([true, undefined]);
    other.close();
  });
});

describeWith('valkey', 'counts that an instance takes ahead', (url) => {
  const opening: ReturnType<typeof opened>[] = [];
  const instance = async (at: string) => {
    opening.push(opened(at, patient));
    const one = await opening.at(-1)!;
    await one.usable();
    return one;
  };
  afterEach(async () => {
    for (const one of opening.splice(0)) (await one).close();
  });

  it('are told at once, and asked for again when they are used up', async () => {
    const way = await aProxy(url);
    const { counters } = await instance(way.url);
    expect(await counters.add('a', 60_000, 10)).toMatchObject({ count: 1 });
    const before = way.sent;
    const told = Array.from({ length: 9 }, () => counters.add('a', 60_000, 10));
    expect(told.map((count) => (count as Count).count)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(way.sent).toBe(before);
    expect(await counters.add('a', 60_000, 10)).toMatchObject({ count: 11 });
    expect(counters.outcomes.get('counted')).toBe(11);
    await way.close();
  });

  it('are shared by those who come while the store is asked', async () => {
    const way = await aProxy(url);
    const { counters } = await instance(way.url);
    const before = way.sent;
    const early = Array.from({ length: 25 }, () => counters.add('a', 60_000, 10));
    await new Promise((resolve) => setImmediate(resolve));
    const late = Array.from({ length: 5 }, () => counters.add('a', 60_000, 10));
    const counts = (await Promise.all([...early, ...late])).map((found) => found!.count);
    expect(counts).toEqual([...Array(30).keys()].map((n) => n + 1));
    expect(way.sent - before).toBe(1);
    await way.close();
  });

  it('are not told when their window is over', async () => {
    const { counters } = await instance(url);
    expect(await counters.add('a', 2_000, 1_000_000)).toMatchObject({ count: 1 });
    expect(await counters.add('a', 2_000, 1_000_000)).toMatchObject({ count: 2 });
    const again = async () => ((await counters.add('a', 2_000, 1_000_000))?.count === 1 ? true : undefined);
    expect(await eventually(again)).toBe(true);
  });

  it('let as many through as the limit says, but for what lies unused', async () => {
    const shared = `ogrom-test:${randomUUID()}:`;
    const wide = { name: 'client', requests: 5_000, seconds: 60 };
    const instances = await Promise.all([instance(url), instance(url), instance(url)]);
    const limits = instances.map(
      ({ connection }) => new Limits(new RedisCounters(connection, shared, patient)),
    );
    const random = Array.from({ length: 6_000 }, () => limits[Math.floor(Math.random() * 3)]!);
    const admitted = async (of: Limits) => {
      const { here, all } = of.count(wide, 'a');
      return ((await all) ?? here).count <= wide.requests;
    };
    const all = [];
    while (random.length > 0) all.push(...(await Promise.all(random.splice(0, 7).map(admitted))));
    const through = all.filter(Boolean).length;
    expect(through).toBeLessThanOrEqual(wide.requests);
    expect(through).toBeGreaterThan(wide.requests - 3 * 10);
  });
});

const describeWithProgram = RedisServer.program ? describe : describe.skip;

describeWithProgram('a server that fails', () => {
  let server: RedisServer;
  let limits: Limits;
  let one: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    server = await new RedisServer(await aPort()).start();
    one = await opened(server.url);
    limits = new Limits(one.counters);
    await one.usable();
  });
  afterEach(async () => {
    one.close();
    server.thaw();
    await server.kill();
  });

  /** What the server has counted, as soon as it is asked and answers in time. */
  const shared = (key: string) => eventually(async () => limits.count({ ...policy, name: 'other' }, key).all);

  /** Counts so many requests, one after the other; how long the slowest waited, in milliseconds. */
  const slowest = async (requests: number) => {
    let most = 0;
    for (let n = 0; n < requests; n++) {
      const began = performance.now();
      await limits.count(policy, 'a').all;
      most = Math.max(most, performance.now() - began);
      await pause(1);
    }
    return most;
  };

  it('killed: counts go on here, no request waits, and they are shared again when it is back', async () => {
    await server.kill();
    expect(await slowest(100)).toBeLessThan(soonMs);
    expect(limits.usedOf(policy, 'a')).toMatchObject({ count: 100 });
    await server.start();
    await one.usable();
    expect(await shared('a')).toMatchObject({ count: expect.any(Number) });
  }, 30_000);

  it('silent: the first waits a moment, the others not, and it is asked again when it answers', async () => {
    server.freeze();
    const began = performance.now();
    await limits.count(policy, 'a').all;
    expect(performance.now() - began).toBeLessThan(soonMs);
    expect(one.connection.usable).toBeUndefined();
    expect(limits.count(policy, 'a').all).toBeUndefined();
    expect(limits.usedOf(policy, 'a')).toMatchObject({ count: 2 });
    server.thaw();
    await one.usable();
  }, 30_000);

  it('silent for longer than a connection lives: there is a new one when it answers', async () => {
    server.freeze();
    await limits.count(policy, 'a').all;
    await pause(2_500);
    server.thaw();
    await one.usable();
    expect(await shared('b')).toMatchObject({ count: expect.any(Number) });
  }, 30_000);

  it('limits go on by what was counted here', async () => {
    await server.kill();
    const counts = Array.from({ length: 101 }, () => limits.count(policy, 'a').here.count);
    expect(counts.filter((count) => count > policy.requests)).toHaveLength(1);
  });
});
