import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlConnection } from '../../src/adapters/sql/connection.js';
import type { FeedOffer } from '../../src/catalogue/offer.js';
import { importingOver } from '../adapters/sql/sql-importing.js';
import { anEntry } from './feed-entry.js';
import { importFeed } from './importing.js';

const quiet = { log: () => undefined, warn: () => undefined };

export interface TestCatalogue {
  readonly url: string;
  /** The SQLite file. */
  readonly file: string;
  /** Brings more rows in, as a whole feed of the shop. */
  add(offers: readonly Partial<FeedOffer>[], shop?: string): Promise<void>;
  remove(): void;
}

/** An embedded catalogue with these rows in it. */
export async function aCatalogue(
  offers: readonly Partial<FeedOffer>[],
  shop = 'Shop A',
): Promise<TestCatalogue> {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-test-'));
  const file = join(folder, 'catalogue.sqlite');
  const catalogue = {
    url: `sqlite:${file}`,
    file,
    add: (more: readonly Partial<FeedOffer>[], of = shop) => fill(`sqlite:${file}`, more, of),
    remove: () => rmSync(folder, { recursive: true }),
  };
  await catalogue.add(offers);
  return catalogue;
}

async function fill(url: string, offers: readonly Partial<FeedOffer>[], shop: string): Promise<void> {
  const connection = sqlConnection({ url }, quiet);
  connection.connector.start();
  await connection.connector.ready(10_000);
  await importFeed(
    importingOver(connection),
    offers.map((traits) => anEntry(traits)),
    { shop },
  );
  await connection.close();
}
