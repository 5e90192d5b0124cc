import type { DynamicModule } from '@nestjs/common';
import { startingSynonyms } from '../../catalogue/text/starting-synonyms.js';
import { parseSynonyms } from '../../catalogue/text/synonyms.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { ProductSearch } from '../../ports/product-search.js';
import { SearchIndexes, SearchIndexWriter } from '../../ports/search-index.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import { Suggestions } from '../../ports/suggestions.js';
import { FtsFile } from './fts-file.js';
import { FtsIndexes } from './fts-indexes.js';
import { FtsProbe } from './fts-probe.js';
import { FtsSearch } from './fts-search.js';
import { FtsSimilarProducts } from './fts-similar.js';
import { FtsSuggestions } from './fts-suggestions.js';
import { FtsIndexWriter } from './fts-writer.js';
import { CurrentModel } from './model/current-model.js';

export interface FtsOptions {
  /** A path, or `:memory:`; the file may hold other tables too. */
  readonly file: string;
  /** As it stands in `/health`; `fts` by default. */
  readonly name?: string;
  /** Rules as `starting-synonyms.ts` explains them, instead of those. */
  readonly synonyms?: string;
}

class FtsModule {}

/** The embedded search engine: SQLite's FTS5, in a file. */
export function ftsAdapter({ file, name = 'fts', synonyms = startingSynonyms }: FtsOptions): DynamicModule {
  const ports = [
    { provide: ProductSearch, useFactory: search, inject: [FtsFile, CurrentModel] },
    { provide: Suggestions, useClass: FtsSuggestions },
    { provide: SimilarProducts, useClass: FtsSimilarProducts },
    { provide: SearchIndexWriter, useClass: FtsIndexWriter },
    { provide: SearchIndexes, useClass: FtsIndexes },
    { provide: HealthProbe, useFactory: (opened: FtsFile) => new FtsProbe(name, opened), inject: [FtsFile] },
  ];
  function search(opened: FtsFile, models: CurrentModel) {
    return new FtsSearch(opened, models, parseSynonyms(synonyms));
  }
  return {
    module: class extends FtsModule {},
    providers: [{ provide: FtsFile, useFactory: () => new FtsFile(file) }, CurrentModel, ...ports],
    exports: ports.map(({ provide }) => provide),
  };
}
