import { suggestionsContract } from '../../contracts/suggestions.js';
import { elasticEngine } from '../../support/elastic-engine.js';
import { describeWith } from '../../support/services.js';

describeWith('elasticsearch', 'Elasticsearch: suggestions', (url) => suggestionsContract(elasticEngine(url)));
