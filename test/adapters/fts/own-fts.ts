import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { ftsAdapter } from '../../../src/adapters/fts/fts.module.js';
import { HealthProbe } from '../../../src/ports/health-probe.js';
import { ProductSearch } from '../../../src/ports/product-search.js';
import { SearchIndexes, SearchIndexWriter } from '../../../src/ports/search-index.js';
import { SimilarProducts } from '../../../src/ports/similar-products.js';
import { Suggestions } from '../../../src/ports/suggestions.js';
import type { SearchEngine } from '../../support/search-engine.js';

export interface OwnFts extends SearchEngine {
  readonly probe: HealthProbe;
  readonly file: string;
}

/** The embedded engine over a new file; `close` removes it. */
export async function ownFts(options: { synonyms?: string; file?: string } = {}): Promise<OwnFts> {
  const folder = await mkdtemp(join(tmpdir(), 'ogrom-fts-'));
  const settings = { file: join(folder, 'catalogue.sqlite'), ...options };
  const app = await NestFactory.createApplicationContext(ftsAdapter(settings), { logger: false });
  return {
    file: settings.file,
    search: app.get(ProductSearch),
    suggestions: app.get(Suggestions),
    similar: app.get(SimilarProducts),
    writer: app.get(SearchIndexWriter),
    indexes: app.get(SearchIndexes),
    probe: app.get(HealthProbe),
    async close() {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}
