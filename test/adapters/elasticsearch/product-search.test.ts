import { productSearchContract } from '../../contracts/product-search.js';
import { elasticEngine } from '../../support/elastic-engine.js';
import { describeWith } from '../../support/services.js';

describeWith('elasticsearch', 'Elasticsearch: product-search', (url) =>
  productSearchContract(elasticEngine(url)),
);
