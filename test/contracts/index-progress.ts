import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { IndexBuild, IndexBuilds, IndexProgress } from '../../src/ports/index-progress.js';
import type { Readable } from './product-reader.js';

/** What every IndexProgress promises. */
export function indexProgressContract(open: () => Promise<Readable<IndexProgress>>): void {
  let catalogue: Readable<IndexProgress>;
  let progress: IndexProgress;
  beforeEach(async () => {
    catalogue = await open();
    progress = catalogue.reader;
  });
  afterEach(() => catalogue.close());

  it('moves forward, never back, each index by itself', async () => {
    await progress.advance('one', 10, []);
    await progress.advance('one', 5, []);
    await progress.advance('two', 3, []);
    expect([
      await progress.position('one'),
      await progress.position('two'),
      await progress.position('no'),
    ]).toEqual([10, 3, 0]);
  });

  it('knows from where on an older release wrote, until that was written again', async () => {
    const both = async () => [await progress.wholeUpTo('one'), await progress.position('one')];
    expect(await both()).toEqual([0, 0]);
    await progress.advance('one', 10, []);
    await progress.advance('one', 12, [], false);
    await progress.advance('one', 15, [], false);
    expect(await both()).toEqual([10, 15]);
    await progress.advance('one', 13, []);
    expect(await both()).toEqual([13, 15]);
    await progress.advance('one', 16, []);
    expect(await both()).toEqual([16, 16]);
  });

  it('knows what was refused, newest first, one entry a product', async () => {
    await progress.advance('one', 2, [
      { id: 'a', position: 1, reason: 'too long' },
      { id: 'b', position: 2, reason: 'odd' },
    ]);
    await progress.advance('one', 3, [{ id: 'a', position: 3, reason: 'still too long' }]);
    expect(await progress.refusals('one', 10)).toEqual([
      { id: 'a', position: 3, reason: 'still too long' },
      { id: 'b', position: 2, reason: 'odd' },
    ]);
    expect(await progress.refusals('one', 1)).toHaveLength(1);
    expect(await progress.refusals('two', 10)).toEqual([]);
  });

  it('leaves out a refused entry whose product has changed since', async () => {
    await catalogue.store([{ id: 'a', position: 8 }]);
    await progress.advance('one', 8, [{ id: 'a', position: 7, reason: 'odd' }]);
    expect(await progress.refusals('one', 10)).toEqual([]);
  });

  it('forgets an index', async () => {
    await progress.advance('one', 2, [{ id: 'a', position: 1, reason: 'odd' }]);
    await progress.forget('one');
    expect([await progress.position('one'), await progress.refusals('one', 10)]).toEqual([0, []]);
  });
}

/** What every IndexBuilds promises. */
export function indexBuildsContract(
  open: () => Promise<{ builds: IndexBuilds; close(): Promise<void> }>,
): void {
  let fixture: { builds: IndexBuilds; close(): Promise<void> };
  beforeEach(async () => {
    fixture = await open();
  });
  afterEach(() => fixture.close());

  it('records a build from its order to its end', async () => {
    const { builds } = fixture;
    const { id } = await builds.create('products-1');
    expect(await builds.find(id)).toMatchObject({
      index: 'products-1',
      state: 'queued',
      documents: 0,
      refused: 0,
    });
    await builds.update(id, { state: 'running', documents: 5 });
    await builds.update(id, { state: 'failed', error: 'the disk broke' });
    const build = await builds.find(id);
    expect(build).toMatchObject({ state: 'failed', documents: 5, error: 'the disk broke' });
    expect(Date.parse(build!.finishedAt!)).toBeGreaterThanOrEqual(Date.parse(build!.createdAt));
    expect(await builds.find('nobody')).toBeUndefined();
  });

  it('lists the newest first, with the mapping that each was made with', async () => {
    const { builds } = fixture;
    const first = await builds.create('products-1');
    await builds.update(first.id, { state: 'completed', mapping: 7 });
    const second = await after(first, () => builds.create('products-2'));
    const [newest, ...rest] = await builds.recent(5);
    expect([newest!.id, newest!.mapping]).toEqual([second.id, undefined]);
    expect(rest.map(({ id, mapping }) => [id, mapping])).toEqual([[first.id, 7]]);
    expect(await builds.recent(1)).toHaveLength(1);
  });

  it('knows the oldest that has not ended', async () => {
    const { builds } = fixture;
    const first = await builds.create('products-1');
    const second = await after(first, () => builds.create('products-2'));
    expect((await builds.unfinished())?.id).toBe(first.id);
    await builds.update(first.id, { state: 'completed' });
    expect((await builds.unfinished())?.id).toBe(second.id);
    await builds.update(second.id, { state: 'failed' });
    expect(await builds.unfinished()).toBeUndefined();
  });
}

/** Ids sort by the milliseconds of their making. */
async function after<T>({ createdAt }: IndexBuild, make: () => Promise<T>): Promise<T> {
  while (Date.now() <= Date.parse(createdAt)) await pause(1);
  return make();
}
