import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'undici';
import { eventually } from '../support/eventually.js';
import { aProcess, aService, type Service } from '../support/service.js';

const frame = fileURLToPath(new URL('../support/frame.mjs', import.meta.url));
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('an instance that is told to stop', () => {
  let service: Pick<Service, 'process'>;
  afterEach(() => void service.process.kill('SIGKILL'));

  async function aFrame(env: Record<string, string> = {}): Promise<Service> {
    const started = await aService(env, frame);
    service = started;
    return started;
  }

  /** A balancer of one instance: sends over kept and fresh connections until it has seen the instance as not ready. */
  async function balance(base: string, lanes: number) {
    const pool = new Pool(base, { connections: lanes });
    const outcome = { answered: 0, failed: [] as unknown[], closing: 0 };
    let sending = true;
    const once = async (n: number) => {
      const path = `/harbour/slow?ms=${n}`;
      const kept = n % 4 > 0;
      const { statusCode, headers, body } = await (kept
        ? pool.request({ path, method: 'GET' })
        : fetchOnce(base + path));
      await body.dump();
      if (statusCode !== 200) outcome.failed.push(statusCode);
      if (headers['connection'] === 'close') outcome.closing++;
      outcome.answered++;
    };
    const lane = async (n: number) => {
      while (sending) await once(n).catch((error: unknown) => outcome.failed.push(error));
    };
    const load = Promise.all(Array.from({ length: lanes }, (_, n) => lane(n)));
    const notReady = async () => ((await fetch(`${base}/health/ready`)).status === 503 ? true : undefined);
    return {
      outcome,
      detect: async () => {
        await eventually(notReady);
        const before = outcome.answered;
        // Goes on for a while, as a balancer does between two checks.
        await eventually(async () => (outcome.answered > before + 200 ? true : undefined));
        sending = false;
        await load;
        await pool.close();
        return outcome;
      },
    };
  }

  async function fetchOnce(url: string) {
    const pool = new Pool(new URL(url).origin, { connections: 1, pipelining: 0 });
    const { pathname, search } = new URL(url);
    const answer = await pool.request({ path: pathname + search, method: 'GET' });
    void pool.close();
    return answer;
  }

  it('fails no request of a balancer that keeps connections and notices late', async () => {
    const { base, end } = await aFrame({ DRAIN_MS: '4000' });
    const balancer = await balance(base, 12);
    await eventually(async () => (balancer.outcome.answered > 200 ? true : undefined));
    const exited = end('SIGTERM');
    const { failed, closing, answered } = await balancer.detect();
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(400);
    expect(closing).toBeGreaterThan(100);
    expect(await exited).toBe(0);
  });

  it('finishes a request that takes longer than the drain', async () => {
    const { get, end } = await aFrame();
    const slow = get('/harbour/slow?ms=1500');
    await answering(get);
    const exited = end('SIGTERM');
    expect(await (await slow).json()).toEqual({ waited: 1500 });
    expect(await exited).toBe(0);
  });

  it('finishes a batch, also what of it had to wait for the rest', async () => {
    const { base, get, end } = await aFrame();
    const requests = [
      { name: 'first', path: '/harbour/slow?ms=700' },
      { name: 'then', path: '/harbour/slow?ms={result=first:$.waited}' },
    ];
    const headers = { 'content-type': 'application/json' };
    const batch = fetch(`${base}/batch`, { method: 'POST', headers, body: JSON.stringify({ requests }) });
    await answering(get);
    const exited = end('SIGTERM');
    const { answers } = (await (await batch).json()) as { answers: Record<string, { body: unknown }> };
    expect([answers['first']!.body, answers['then']!.body]).toEqual([{ waited: 700 }, { waited: 700 }]);
    expect(await exited).toBe(0);
  });

  it('ends a stream of events properly', async () => {
    const { get, end } = await aFrame();
    const events = await get('/harbour/events');
    const exited = end('SIGTERM');
    expect(await events.text()).toBe('data: hello\n\ndata: goodbye\n\n');
    expect(await exited).toBe(0);
  });

  it('names a request that does not finish in time, and exits with 1', async () => {
    const { get, end, log } = await aFrame({ SHUTDOWN_MS: '1500' });
    const lost = get('/harbour/slow?ms=60000', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    const broken = expect(lost).rejects.toThrow();
    await answering(get);
    expect(await end('SIGTERM')).toBe(1);
    await broken;
    const requests = [{ method: 'GET', route: '/harbour/slow', traceId, ageMs: expect.any(Number) }];
    expect(log).toContainEqual(
      expect.objectContaining({ message: 'requests did not finish in time', requests }),
    );
  });

  it('ends at once when it is told again', async () => {
    const { get, end, process, logged } = await aFrame({ DRAIN_MS: '60000', SHUTDOWN_MS: '90000' });
    void get('/harbour/slow?ms=60000').catch(() => undefined);
    process.kill('SIGTERM');
    await logged('draining');
    expect(await end('SIGTERM')).toBe(1);
  });

  it.each([
    ['throwLater', 'nobody catches this'],
    ['rejectLater', 'nobody awaits this'],
  ])('drains and exits with 1 after an error that nobody caught (%s)', async (path, message) => {
    const { get, process, log } = await aFrame();
    const exited = new Promise((resolve) => process.once('exit', resolve));
    const slow = get('/harbour/slow?ms=800');
    await answering(get);
    await get(`/harbour/${path}`);
    expect((await slow).status).toBe(200);
    expect(await exited).toBe(1);
    const error = expect.stringMatching(new RegExp(`${message}\\n +at `));
    expect(log).toContainEqual(expect.objectContaining({ level: 'error', message: 'uncaught error', error }));
  });

  it('exits with 0 at once while it waits for its systems', async () => {
    const started = await aProcess({
      DATABASE_URL: 'mysql://nobody@127.0.0.1:1/nothing',
      ...{ DRAIN_MS: '60000', SHUTDOWN_MS: '90000', INDEXER: 'false', IMPORTER: 'false' },
    });
    service = started;
    await eventually(async () => (await started.get('/health/live').catch(() => undefined))?.ok || undefined);
    const ready = await started.get('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([503, { state: 'starting', waitingFor: ['mysql'] }]);
    expect((await started.get('/health/startup')).status).toBe(503);
    expect(await started.end('SIGTERM')).toBe(0);
  });

  it('exits with 0 before it has loaded itself', async () => {
    const started = await aProcess({ NODE_OPTIONS: `--import=data:text/javascript,${tellsOfHandlers}` });
    service = started;
    await started.logged('heard');
    expect(await started.end('SIGTERM')).toBe(0);
    expect(started.log.filter(({ message }) => message !== 'heard')).toEqual([]);
  });
});

/** Lets a process say when it begins to listen to SIGTERM. */
const tellsOfHandlers = encodeURIComponent(
  `process.on('newListener', (name) => name === 'SIGTERM' && console.log('{"message":"heard"}'))`,
);

/** Waits until what was sent before is in hand. */
async function answering(get: Service['get']): Promise<void> {
  await (await get('/harbour/slow')).json();
}
