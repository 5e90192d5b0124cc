import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { IndexProgress } from '../../ports/index-progress.js';
import { ProductSearch } from '../../ports/product-search.js';
import { SearchIndexes } from '../../ports/search-index.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';
import { SharedSearches } from './shared-searches.js';

@Module({ controllers: [SearchController], providers: [SearchService, SharedSearches] })
class SearchModule {}

export const searchEndpoint: Endpoint = {
  name: 'search',
  module: SearchModule,
  needs: [ProductSearch, SearchIndexes, IndexProgress, ExchangeRates],
};
