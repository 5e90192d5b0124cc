import { createReadStream } from 'node:fs';
import { FeedStore, Imports } from '../ports/imports.js';

const file = new URL('../../../sample/catalogue.csv.gz', import.meta.url);

/** Queues the import of the sample catalogue; nothing happens where that was done before. */
export async function loadSample(imports: Imports, feeds: FeedStore): Promise<void> {
  const { record, created } = await imports.create({
    shop: 'Sample Shop',
    source: { kind: 'file', name: 'sample/catalogue.csv.gz' },
    dryRun: false,
    idempotencyKey: 'sample-catalogue-1',
  });
  if (created || record.state === 'receiving') await feeds.store(record.id, createReadStream(file));
}
