import { similarProductsContract } from '../../contracts/similar-products.js';
import { elasticEngine } from '../../support/elastic-engine.js';
import { describeWith } from '../../support/services.js';

describeWith('elasticsearch', 'Elasticsearch: similar-products', (url) =>
  similarProductsContract(elasticEngine(url)),
);
