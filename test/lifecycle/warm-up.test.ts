import { describe, expect, it } from '@jest/globals';
import { Latencies } from '../../src/lifecycle/latencies.js';
import { WarmUp } from '../../src/lifecycle/warm-up.js';

const never = new AbortController().signal;

describe('latencies', () => {
  const after = (...medians: number[]) => {
    const latencies = new Latencies();
    for (const ms of medians) for (let i = 0; i < 250; i++) latencies.add(ms);
    return latencies;
  };

  it('are flat once hardly anything is gained, whatever one window says', () => {
    expect(after(90, 40, 20, 10, 8, 7, 6, 5, 5, 4, 4, 4).flat).toBe(false);
    expect(after(90, 40, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4).flat).toBe(true);
    expect(after(4, 4, 4, 30, 4, 4, 4, 4, 4, 4, 4, 3).flat).toBe(false);
  });

  it('are not flat before there are three thousand of them', () => {
    const tens = (count: number) => after(...Array<number>(count).fill(10)).flat;
    expect([tens(6), tens(11), tens(12)]).toEqual([false, false, true]);
  });

  it('tell the first and the last', () => {
    expect([after(90, 40, 10).first, after(90, 40, 10).last]).toEqual([90, 10]);
    expect([after().first, after().last]).toEqual([undefined, undefined]);
  });
});

describe('warming', () => {
  it('asks for everything in turn, for things by the ids that the list has', async () => {
    const asked: string[] = [];
    const warmUp = new WarmUp();
    const ask = async (path: string) => {
      asked.push(path);
      if (path === '/others') return '{"items":[]}';
      return path === '/things' ? JSON.stringify({ items: [{ id: 'a b' }, { id: 'c' }] }) : '{}';
    };
    const reads = [
      { path: '/things/{id}?x=1', list: '/things', id: 'unused' },
      { path: '/search?q=a' },
      { path: '/others/{id}', list: '/others', id: 'example' },
    ];
    await warmUp.run(reads, ask, 10_000, never);
    const paths = [
      '/things',
      '/others',
      '/things/a%20b?x=1',
      '/things/c?x=1',
      '/search?q=a',
      '/others/example',
    ];
    expect([...new Set(asked)].sort()).toEqual(paths.sort());
    expect(warmUp.result).toMatchObject({ failed: 0, outOfTime: false });
    expect(warmUp.result!.requests).toBeGreaterThanOrEqual(3_000);
  });

  it('begins with a crowd that opens the connections, and goes on with few', async () => {
    const [together, most]: [Set<object>, number[]] = [new Set(), []];
    const ask = async () => {
      const own = {};
      most.push(together.add(own).size);
      await new Promise(setImmediate);
      together.delete(own);
      return '{}';
    };
    await new WarmUp().run([{ path: '/a' }, { path: '/b' }], ask, 10_000, never);
    expect(Math.max(...most.slice(0, 32))).toBe(16);
    expect(Math.max(...most.slice(64))).toBe(4);
  });

  it('ends in time although nothing succeeds, and says so', async () => {
    const warmUp = new WarmUp();
    const ask = () => new Promise<never>((_, reject) => setTimeout(reject, 5, new Error('away')));
    await warmUp.run([{ path: '/a' }], ask, 50, never);
    expect(warmUp.result).toMatchObject({ outOfTime: true, failed: warmUp.result!.requests });
  });

  it('ends when the instance drains', async () => {
    const drain = new AbortController();
    const warmUp = new WarmUp();
    const ask = async () => {
      drain.abort();
      return undefined;
    };
    await warmUp.run([{ path: '/a' }], ask, 60_000, drain.signal);
    expect(warmUp.result!.requests).toBeLessThanOrEqual(16);
  });

  it('has nothing to do where nothing can be asked', async () => {
    const warmUp = new WarmUp();
    await warmUp.run([{ path: '/a/{id}', list: '/a' }], async () => undefined, 1_000, never);
    expect(warmUp.result).toMatchObject({ requests: 0 });
  });
});
