import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LostImport } from '../../src/ports/imports.js';
import { bytesOf, runner, type Importing, type OpenImporting } from '../support/importing.js';

/** What every FeedStore promises; its feeds may have 1,000,000 bytes. */
export function feedStoreContract(open: OpenImporting): void {
  let shop: Importing;
  let id: string;
  beforeEach(async () => {
    shop = await open();
    id = (await shop.imports.create({ shop: 'A', source: { kind: 'body' }, dryRun: false })).record.id;
  });
  afterEach(() => shop.close());
  const opened = async () => buffer(shop.feeds.open(id));
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  it.each([0, 1, 10, 900_000])('keeps %d bytes and queues the import', async (size) => {
    const feed = randomBytes(size);
    await shop.feeds.store(id, bytesOf(feed.subarray(0, 1), feed.subarray(1)));
    expect(gunzipSync(await opened()).equals(feed)).toBe(true);
    expect(await shop.imports.find(id)).toMatchObject({ state: 'queued', sha256: sha256(feed) });
  });

  it('keeps a packed feed as it is', async () => {
    const feed = gzipSync('id,title\n1,Dress\n');
    await shop.feeds.store(id, bytesOf(feed.subarray(0, 1), feed.subarray(1)));
    expect(await opened()).toEqual(feed);
    expect(await shop.imports.find(id)).toMatchObject({ sha256: sha256(feed) });
  });

  it('can be read again from the beginning', async () => {
    await shop.feeds.store(id, bytesOf(randomBytes(600_000)));
    for await (const first of shop.feeds.open(id)) {
      expect(first.length).toBeGreaterThan(0);
      break;
    }
    expect((await opened()).equals(await opened())).toBe(true);
  });

  it('leaves an import failed whose source breaks, and keeps nothing of it', async () => {
    const broken = async function* () {
      yield randomBytes(600_000);
      throw new Error('connection reset');
    };
    await expect(shop.feeds.store(id, broken())).rejects.toThrow('connection reset');
    expect(await shop.imports.find(id)).toMatchObject({ state: 'failed', error: { code: 'broken_upload' } });
    await expect(opened()).rejects.toThrow();
  });

  it('refuses a feed that is too large, and stops to read it', async () => {
    let pieces = 0;
    const endless = async function* () {
      for (;;) {
        pieces++;
        yield randomBytes(100_000);
      }
    };
    await expect(shop.feeds.store(id, endless())).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(pieces).toBeLessThan(20);
    expect(await shop.imports.find(id)).toMatchObject({
      state: 'failed',
      error: { code: 'payload_too_large' },
    });
  });

  it('takes one feed for one import', async () => {
    await shop.feeds.store(id, bytesOf('first'));
    await expect(shop.feeds.store(id, bytesOf('second'))).rejects.toThrow();
    expect(gunzipSync(await opened()).toString()).toBe('first');
    expect(await shop.imports.find(id)).toMatchObject({ state: 'queued' });
    await expect(shop.feeds.store('nobody', bytesOf('x'))).rejects.toThrow(LostImport);
  });

  it('lets the bytes go when the import has ended, and keeps their hash', async () => {
    await shop.feeds.store(id, bytesOf('id,title\n'));
    await shop.queue.claim(runner, 60_000);
    await shop.queue.finish(id, runner);
    await expect(opened()).rejects.toThrow();
    expect(await shop.imports.find(id)).toMatchObject({
      state: 'completed',
      sha256: sha256(Buffer.from('id,title\n')),
    });
  });
}
