import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileSpool } from '../../src/adapters/spool/file-spool.js';
import { unavailable } from '../../src/adapters/sql/unavailable.js';
import { type Click, type Clicks, ClickStore, type RecordedClick } from '../../src/ports/clicks.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { CommittedClicks } from '../../src/recording/committed-clicks.js';
import { Emptying } from '../../src/recording/emptying.js';
import { SpoolFigures } from '../../src/recording/spool-figures.js';
import { SpooledClicks } from '../../src/recording/spooled-clicks.js';
import { aRecordedClick, keptIn } from '../contracts/click-spool.js';
import { eventually } from '../support/eventually.js';

const click: Click = { offerId: 'o', productId: 'p', shopId: 's', class: 'counted', visit: 'v' };

/** Keeps what it is given unless it is away. */
class Kept extends ClickStore {
  readonly clicks: RecordedClick[] = [];
  away = false;
  asked = 0;

  async store(clicks: readonly RecordedClick[]): Promise<void> {
    this.asked++;
    if (this.away) throw unavailable('The database is away.');
    this.clicks.push(...clicks);
  }
}

let folder: string;
let store: Kept;
let spool: FileSpool;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ogrom-recording-'));
  store = new Kept();
  spool = new FileSpool(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = (count: number) =>
  eventually(async () => (store.clicks.length >= count ? store.clicks : undefined));

describe.each<[string, () => Clicks]>([
  ['stored at once', () => new CommittedClicks(store, () => 7)],
  ['kept on the disk first', () => new SpooledClicks(spool, store, () => 7)],
])('clicks that are %s', (_, open) => {
  it('have ids that nobody can guess, and are stored as they were made', async () => {
    const clicks = open();
    const ids = await Promise.all([clicks.record(click), clicks.record({ ...click, class: 'bot' })]);
    const emptying = new Emptying(spool, store, new InstanceLifecycle());
    emptying.onApplicationBootstrap();
    await stored(2);
    await emptying.beforeApplicationShutdown();
    await emptying.onApplicationShutdown();
    expect(store.clicks).toEqual([
      { ...click, id: ids[0], at: 7 },
      { ...click, class: 'bot', id: ids[1], at: 7 },
    ]);
    expect(ids[0]).toMatch(/^[\da-z]{26}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

it('a click that cannot be stored at once is refused', async () => {
  store.away = true;
  await expect(new CommittedClicks(store).record(click)).rejects.toThrow('The database is away.');
});

describe('a spool', () => {
  it('takes clicks while the store is away, and is emptied once it is back', async () => {
    store.away = true;
    const clicks = new SpooledClicks(spool, store);
    const emptying = new Emptying(spool, store, new InstanceLifecycle());
    emptying.onApplicationBootstrap();
    const ids = [await clicks.record(click)];
    await eventually(async () => (store.asked > 0 ? true : undefined));
    ids.push(await clicks.record(click));
    expect(store.clicks).toEqual([]);
    store.away = false;
    await stored(2);
    await emptying.beforeApplicationShutdown();
    await emptying.onApplicationShutdown();
    expect(store.clicks.map(({ id }) => id)).toEqual(ids);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is emptied at the end, a few at a time', async () => {
    const clicks = new SpooledClicks(spool, store);
    const emptying = new Emptying(spool, store, new InstanceLifecycle());
    await emptying.onApplicationShutdown();
    for (let n = 0; n < 600; n++) await clicks.record(click);
    await emptying.onApplicationShutdown();
    expect([store.clicks.length, spool.bytes]).toEqual([600, 0]);
    expect(store.asked).toBeGreaterThan(3);
  });

  it('keeps for the next process what could not be stored at the end', async () => {
    store.away = true;
    const id = await new SpooledClicks(spool, store).record(click);
    await new Emptying(spool, store, new InstanceLifecycle()).onApplicationShutdown();
    expect(spool.bytes).toBeGreaterThan(0);
    store.away = false;
    const later = () => Date.now() + 60_000;
    await new Emptying(
      new FileSpool(folder, undefined, later),
      store,
      new InstanceLifecycle(),
    ).onApplicationShutdown();
    expect(store.clicks.map((one) => one.id)).toEqual([id]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is emptied of what can be stored, whatever cannot', async () => {
    const [strange, other] = [aRecordedClick(), aRecordedClick()];
    const small = new FileSpool(folder, {
      segmentBytes: 1,
      bytes: 9_999,
      stillMs: 9_999,
      abandonedMs: 9_999,
    });
    await small.append(strange);
    await small.append(other);
    const choosy = Object.assign(new Kept(), {
      store: async (clicks: readonly RecordedClick[]) => {
        if (clicks.some(({ id }) => id === strange.id)) throw new Error('too long for its column');
        store.clicks.push(...clicks);
      },
    });
    await new Emptying(small, choosy, new InstanceLifecycle()).onApplicationShutdown();
    expect(store.clicks).toEqual([other]);
    expect(await keptIn(small)).toEqual([strange]);
  });

  it('that takes nothing lets clicks wait for the store, and counts them', async () => {
    const full = { segmentBytes: 1, bytes: 0, stillMs: 1, abandonedMs: 1 };
    const clicks = new SpooledClicks(new FileSpool(folder, full), store);
    const id = await clicks.record(click);
    expect(store.clicks.map((one) => one.id)).toEqual([id]);
    store.away = true;
    await expect(clicks.record(click)).rejects.toThrow('The database is away.');
    const figures = new SpoolFigures(spool, clicks).read();
    expect(figures.map(({ name, value }) => [name, value])).toEqual([
      ['ogrom_click_spool_bytes', 0],
      ['ogrom_click_spool_refused_total', 2],
    ]);
  });
});
