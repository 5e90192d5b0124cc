import { searchIndexContract } from '../../contracts/search-index.js';
import { elasticEngine } from '../../support/elastic-engine.js';
import { describeWith } from '../../support/services.js';

describeWith('elasticsearch', 'Elasticsearch: search-index', (url) =>
  searchIndexContract(elasticEngine(url)),
);
