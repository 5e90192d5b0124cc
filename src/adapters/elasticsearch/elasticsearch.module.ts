import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { ElasticsearchModule, ElasticsearchService } from '@nestjs/elasticsearch';
import { Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { ProductSearch } from '../../ports/product-search.js';
import { SearchIndexes, SearchIndexWriter } from '../../ports/search-index.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import { Suggestions } from '../../ports/suggestions.js';
import type { Tracing } from '../../ports/tracing.js';
import { Breaker } from './breaker.js';
import type { Patience } from './bulk.js';
import { type Call, Engine } from './engine.js';
import { type IndexMapping, ownMapping } from './index-mapping.js';
import { EngineFigures } from './engine-figures.js';
import { ElasticIndexWriter } from './index-writer.js';
import { ElasticIndexes } from './indexes.js';
import { IndexNames } from './names.js';
import { ElasticsearchProbe } from './probe.js';
import { ElasticProductSearch } from './product-search.js';
import { ElasticSimilarProducts } from './similar-products.js';
import { StoredSynonyms } from './stored-synonyms.js';
import { SuggestionIndex } from './suggestion-index.js';
import { ElasticSuggestions } from './suggestions.js';
import { Wire } from './wire.js';

export interface ElasticsearchOptions {
  /** May hold credentials. */
  readonly url: string;
  /** What the names of all indexes and aliases begin with. */
  readonly prefix: string;
  /** What health calls it; `elasticsearch`. */
  readonly name?: string;
  /** How often suggestions are counted anew at most, in milliseconds; 30 seconds. */
  readonly suggestionsEveryMs?: number;
  /** What new indexes are made with; this release's unless told. */
  readonly mapping?: IndexMapping;
  /** How long a read may take that a person waits for; 800 ms. */
  readonly reads?: Call;
  /** Makes its calls part of the traces of requests. */
  readonly tracing?: Tracing;
}

const patience: Patience = { tries: 6, wait: (n) => sleep(2 ** n * 100 * (0.5 + Math.random() / 2)) };

/** The search ports over one Elasticsearch. Starts also where it is away; see Engine for what calls then do. */
export function elasticsearchAdapter(options: ElasticsearchOptions): DynamicModule {
  const { url, prefix, name = 'elasticsearch', mapping = ownMapping, reads, tracing } = options;
  const { suggestionsEveryMs = 30_000 } = options;
  const names = new IndexNames(prefix);
  const client = ElasticsearchModule.register({ node: url, maxRetries: 0 });
  const breaker = new Breaker(5, 2_000);
  const engine = {
    provide: Engine,
    useFactory: (of: ElasticsearchService) =>
      new Engine(new Wire(of.connectionPool), breaker, tracing, reads),
    inject: [ElasticsearchService],
  };
  const suggestionIndex = {
    provide: SuggestionIndex,
    useFactory: (of: Engine) => new SuggestionIndex(of, names, patience, suggestionsEveryMs),
    inject: [Engine],
  };
  const closing = {
    provide: Closing,
    useFactory: (of: ElasticsearchService, suggestions: SuggestionIndex) => new Closing(of, suggestions),
    inject: [ElasticsearchService, SuggestionIndex],
  };
  const ports = [
    ...portsOf(names, name, mapping),
    { provide: Figures, useFactory: () => new EngineFigures(name, breaker) },
  ];
  return {
    module: class ElasticsearchAdapter extends Adapter {},
    imports: [client],
    providers: [engine, suggestionIndex, ...ports, closing],
    exports: ports.map((port) => port.provide),
  };
}

function portsOf(names: IndexNames, name: string, mapping: IndexMapping) {
  const over = <T>(provide: T, useFactory: (engine: Engine, suggestions: SuggestionIndex) => unknown) => ({
    provide,
    useFactory,
    inject: [Engine, SuggestionIndex],
  });
  return [
    over(StoredSynonyms, (engine) => new StoredSynonyms(engine, names)),
    over(Suggestions, (engine) => new ElasticSuggestions(engine, names)),
    over(SimilarProducts, (engine) => new ElasticSimilarProducts(engine, names)),
    over(
      SearchIndexWriter,
      (engine, suggestions) => new ElasticIndexWriter(engine, names, suggestions, patience),
    ),
    over(SearchIndexes, (engine, suggestions) => new ElasticIndexes(engine, names, suggestions, mapping)),
    over(HealthProbe, (engine) => new ElasticsearchProbe(engine, name)),
    {
      provide: ProductSearch,
      useFactory: (engine: Engine, synonyms: StoredSynonyms) =>
        new ElasticProductSearch(engine, names, synonyms),
      inject: [Engine, StoredSynonyms],
    },
  ];
}

class Adapter {}

class Closing implements OnApplicationShutdown {
  constructor(
    private readonly client: ElasticsearchService,
    private readonly suggestions: SuggestionIndex,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.suggestions.close();
    await this.client.close();
  }
}
