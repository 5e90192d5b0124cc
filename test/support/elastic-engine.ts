import { Test } from '@nestjs/testing';
import { elasticsearchAdapter } from '../../src/adapters/elasticsearch/elasticsearch.module.js';
import { background } from '../../src/adapters/elasticsearch/engine.js';
import type { IndexMapping } from '../../src/adapters/elasticsearch/index-mapping.js';
import { ProductSearch } from '../../src/ports/product-search.js';
import { SearchIndexes, SearchIndexWriter } from '../../src/ports/search-index.js';
import { SimilarProducts } from '../../src/ports/similar-products.js';
import { Suggestions } from '../../src/ports/suggestions.js';
import { createIndexPrefix, type OwnIndices } from './own-indices.js';
import type { OpenEngine } from './search-engine.js';

export interface ElasticTraits {
  /** What new indexes are made with, as another release would. */
  readonly mapping?: IndexMapping;
  /** Shared with another engine. */
  readonly indices?: OwnIndices;
}

/** The Elasticsearch adapter on the server at `url`, under a prefix of its own. */
export function elasticEngine(url: string, { mapping, indices }: ElasticTraits = {}): OpenEngine {
  return async () => {
    const own = indices ?? createIndexPrefix(url);
    const { prefix } = own;
    const adapter = elasticsearchAdapter({ url, prefix, suggestionsEveryMs: 0, mapping, reads: background });
    const module = await Test.createTestingModule({ imports: [adapter] }).compile();
    return {
      search: module.get(ProductSearch),
      suggestions: module.get(Suggestions),
      similar: module.get(SimilarProducts),
      writer: module.get(SearchIndexWriter),
      indexes: module.get(SearchIndexes),
      close: async () => {
        await own.drop();
        await module.close();
      },
    };
  };
}
