import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LostImport } from '../../src/ports/imports.js';
import { anEntry } from '../support/feed-entry.js';
import { begin, runner, type Importing, type OpenImporting } from '../support/importing.js';

const minute = 60_000;

/** What every ImportQueue promises; it gives an import up that was taken three times. */
export function importQueueContract(open: OpenImporting): void {
  let shop: Importing;
  beforeEach(async () => void (shop = await open()));
  afterEach(() => shop.close());
  const queued = async (name: string, dryRun = false) => {
    const source = { kind: 'url', name: 'https://shop.example.com/feed' } as const;
    return (await shop.imports.create({ shop: name, source, dryRun })).record.id;
  };
  const claim = async (who = runner, ttl = minute) => (await shop.queue.claim(who, ttl))?.id;

  it('gives the oldest, and nothing where nothing waits', async () => {
    expect(await claim()).toBeUndefined();
    const [a, b] = [await queued('A'), await queued('B')].sort();
    expect(await shop.queue.claim(runner, minute)).toMatchObject({ id: a, state: 'running', attempts: 1 });
    expect(await claim()).toBe(b);
    expect(await claim()).toBeUndefined();
  });

  it('does not give what still receives its feed', async () => {
    await shop.imports.create({ shop: 'A', source: { kind: 'body' }, dryRun: false });
    expect(await claim()).toBeUndefined();
  });

  it('runs one import of a shop at a time', async () => {
    const ids = [await queued('A'), await queued('A')].sort();
    expect(await claim()).toBe(ids[0]);
    expect(await claim('second')).toBeUndefined();
    await shop.queue.finish(ids[0]!, runner);
    expect(await claim('second')).toBe(ids[1]);
  });

  it('gives each import to one of many that ask at once', async () => {
    const ids = [await queued('A'), await queued('A'), await queued('B'), await queued('C')];
    const claimed = await Promise.all([...Array(8).keys()].map((n) => claim(`runner-${n}`)));
    const given = claimed.filter((id) => id !== undefined);
    expect(given).toHaveLength(3);
    expect(new Set(given).size).toBe(3);
    expect(ids).toEqual(expect.arrayContaining(given));
  });

  it('passes on the import of a runner that was silent, and not that of one that lives', async () => {
    const id = await queued('A');
    await claim(runner, -1);
    await shop.queue.renew(id, runner, minute);
    expect(await claim('second')).toBeUndefined();
    await shop.queue.renew(id, runner, -1);
    expect(await shop.queue.claim('second', minute)).toMatchObject({ id, state: 'running', attempts: 2 });
    await expect(shop.queue.renew(id, runner, minute)).rejects.toThrow(LostImport);
    await expect(shop.queue.finish(id, runner)).rejects.toThrow(LostImport);
    expect(await shop.imports.find(id)).toMatchObject({ state: 'running' });
  });

  it('resumes a withdrawal as a withdrawal', async () => {
    const id = await begin(shop);
    await shop.writer.apply(id, runner, [anEntry()]);
    await shop.writer.withdraw(id, runner, 10);
    await shop.queue.renew(id, runner, -1);
    expect(await shop.queue.claim('second', minute)).toMatchObject({ id, state: 'withdrawing', rowsRead: 1 });
  });

  it('begins a dry run anew, because what it knows dies with its runner', async () => {
    const id = await begin(shop, { dryRun: true });
    await shop.writer.apply(id, runner, [anEntry()]);
    await shop.queue.renew(id, runner, -1);
    expect(await shop.queue.claim('second', minute)).toMatchObject({
      id,
      rowsRead: 0,
      accepted: 0,
      attempts: 2,
    });
  });

  it('gives up an import that ends its runners', async () => {
    const id = await queued('A');
    for (const who of ['1', '2', '3']) expect(await claim(who, -1)).toBe(id);
    expect(await claim('4')).toBeUndefined();
    expect(await shop.imports.find(id)).toMatchObject({
      state: 'failed',
      error: { code: 'interrupted' },
      attempts: 3,
    });
  });

  it('never gives up an import that gets on between its takeovers', async () => {
    const id = await begin(shop);
    for (let row = 1; row <= 5; row++) {
      await shop.writer.apply(id, runner, [anEntry({ row })]);
      await shop.queue.renew(id, runner, -1);
      expect(await claim()).toBe(id);
    }
    expect(await shop.imports.find(id)).toMatchObject({ state: 'running', rowsRead: 5 });
  });

  it('tells how many wait, run, and were abandoned by their runners', async () => {
    const none = { queued: 0, running: 0, abandoned: 0, oldestQueuedMs: 0 };
    expect(await shop.queue.backlog()).toEqual(none);
    await shop.imports.create({ shop: 'D', source: { kind: 'body' }, dryRun: false });
    const ids = [await queued('A'), await queued('B'), await queued('C')].sort();
    await claim(runner, minute);
    await claim(runner, -minute);
    const backlog = await shop.queue.backlog();
    expect(backlog).toEqual({
      ...none,
      queued: 1,
      running: 2,
      abandoned: 1,
      oldestQueuedMs: expect.any(Number),
    });
    expect(backlog.oldestQueuedMs).toBeLessThan(minute);
    await shop.queue.finish(ids[0]!, runner);
    expect(await shop.queue.backlog()).toMatchObject({ queued: 1, running: 1 });
  });

  it('ends an import as completed or, with an error, as failed', async () => {
    const [good, bad] = [await queued('A'), await queued('B')].sort() as [string, string];
    await claim();
    await claim();
    await shop.queue.finish(good, runner);
    const error = { code: 'not_a_feed', message: 'This is a picture.', line: 3 };
    await shop.queue.finish(bad, runner, error);
    expect(await shop.imports.find(good)).toMatchObject({ state: 'completed', error: undefined });
    expect(await shop.imports.find(bad)).toMatchObject({ state: 'failed', error });
    await expect(shop.queue.finish(good, runner)).rejects.toThrow(LostImport);
  });
}
