import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { Favourites } from '../../ports/favourites.js';
import { ProductReader } from '../../ports/product-reader.js';
import { FavouritesController } from './favourites.controller.js';
import { FavouritesService } from './favourites.service.js';

@Module({ controllers: [FavouritesController], providers: [FavouritesService] })
class FavouritesModule {}

export const favouritesEndpoint: Endpoint = {
  name: 'favourites',
  module: FavouritesModule,
  needs: [Favourites, ProductReader, ExchangeRates],
};
