import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { DocumentSource } from '../../ports/document-source.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { LiveOffers } from '../../ports/live-offers.js';
import { ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import { OffersService } from './offers.service.js';
import { ProductsController } from './products.controller.js';
import { ProductsService } from './products.service.js';

@Module({ controllers: [ProductsController], providers: [ProductsService, OffersService] })
class ProductsModule {}

export const productsEndpoint: Endpoint = {
  name: 'products',
  module: ProductsModule,
  needs: [ProductReader, SimilarProducts, DocumentSource, ExchangeRates, LiveOffers],
};
