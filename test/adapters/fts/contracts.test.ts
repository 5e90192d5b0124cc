import { describe } from '@jest/globals';
import { productSearchContract } from '../../contracts/product-search.js';
import { searchIndexContract } from '../../contracts/search-index.js';
import { similarProductsContract } from '../../contracts/similar-products.js';
import { suggestionsContract } from '../../contracts/suggestions.js';
import { ownFts } from './own-fts.js';

describe('FTS5 search', () => productSearchContract(ownFts));
describe('FTS5 suggestions', () => suggestionsContract(ownFts));
describe('FTS5 similar products', () => similarProductsContract(ownFts));
describe('FTS5 indexes', () => searchIndexContract(ownFts));
