import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { FeedStore, Imports } from '../ports/imports.js';

const file = new URL('../../../sample/catalogue.csv.gz', import.meta.url);
const pollMs = 50;

/** Queues the import of the sample catalogue, and nothing happens where that was done before; the import's id. */
export async function loadSample(imports: Imports, feeds: FeedStore): Promise<string> {
  const { record, created } = await imports.create({
    shop: 'Sample Shop',
    source: { kind: 'file', name: 'sample/catalogue.csv.gz' },
    dryRun: false,
    idempotencyKey: 'sample-catalogue-1',
  });
  if (created || record.state === 'receiving') await feeds.store(record.id, createReadStream(file));
  return record.id;
}

/**
 * Waits until searches have reached all that an import changed; `reached` is their position. Returns without that
 * where the import failed or `signal` aborted.
 */
export async function searchable(
  importId: string,
  imports: Imports,
  reached: () => Promise<number>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const record = await imports.find(importId);
    if (record === undefined || record.state === 'failed') return;
    if (record.state === 'completed' && (await reached()) >= record.position) return;
    await pause(pollMs, undefined, { signal }).catch(() => undefined);
  }
}
