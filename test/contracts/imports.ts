import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { importFeed, type Importing, type OpenImporting } from '../support/importing.js';

/** What every Imports promises. */
export function importsContract(open: OpenImporting): void {
  let shop: Importing;
  beforeEach(async () => void (shop = await open()));
  afterEach(() => shop.close());

  it('starts one that waits for its feed, and makes the shop', async () => {
    const spec = {
      shop: 'Café Größe',
      source: { kind: 'file', name: 'feed.csv' },
      dryRun: true,
      currency: 'EUR',
    } as const;
    const { record, created } = await shop.imports.create(spec);
    expect(created).toBe(true);
    expect(record).toMatchObject({
      shop: { id: 'cafe-grosse', name: 'Café Größe' },
      state: 'receiving',
      dryRun: true,
      currency: 'EUR',
      source: { kind: 'file', name: 'feed.csv' },
      ...{
        rowsRead: 0,
        accepted: 0,
        unchanged: 0,
        rejected: 0,
        withdrawn: 0,
        warnings: 0,
        attempts: 0,
        position: 0,
      },
    });
    expect(Math.abs(Date.parse(record.createdAt) - Date.now())).toBeLessThan(60_000);
    expect(await shop.imports.find(record.id)).toEqual(record);
  });

  it('queues one of a URL at once', async () => {
    const source = { kind: 'url', name: 'https://shop.example.com/feed.csv' } as const;
    const { record } = await shop.imports.create({ shop: 'A', source, dryRun: false });
    expect(record).toMatchObject({ state: 'queued', source });
  });

  it('knows nothing of an unknown id', async () => {
    expect(await shop.imports.find('nobody')).toBeUndefined();
    expect(await shop.imports.issues('nobody', 0, 10)).toEqual({ items: [] });
  });

  it('makes one import for one idempotency key, also when it is used twice at once', async () => {
    const spec = { shop: 'A', source: { kind: 'body' }, dryRun: false, idempotencyKey: 'key' } as const;
    const answers = await Promise.all([1, 2, 3].map(() => shop.imports.create(spec)));
    expect(new Set(answers.map(({ record }) => record.id)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect((await shop.imports.create({ ...spec, idempotencyKey: 'Key' })).created).toBe(true);
  });

  it('lists the newest first, page by page', async () => {
    const ids: string[] = [];
    for (const name of ['A', 'B', 'C']) ids.push((await importFeed(shop, [], { shop: name })).id);
    const newestFirst = [...ids].sort().reverse();
    const first = await shop.imports.list(undefined, 2);
    const last = await shop.imports.list(first[1]!.id, 2);
    expect([...first, ...last].map(({ id }) => id)).toEqual(newestFirst);
  });
}
