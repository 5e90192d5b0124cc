import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { Likes } from '../../ports/likes.js';
import { Outfits, RepeatedOutfits } from '../../ports/outfits.js';
import { ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import { Alternatives } from './alternatives.js';
import { KnownProducts } from './known-products.js';
import { LikesController } from './likes.controller.js';
import { LikesService } from './likes.service.js';
import { OutfitsController } from './outfits.controller.js';
import { OutfitsService } from './outfits.service.js';
import { OutfitView } from './outfit-view.js';
import { OutfitWritesService } from './outfit-writes.service.js';

@Module({
  controllers: [OutfitsController, LikesController],
  providers: [OutfitsService, OutfitWritesService, LikesService, OutfitView, Alternatives, KnownProducts],
})
class OutfitsModule {}

export const outfitsEndpoint: Endpoint = {
  name: 'outfits',
  module: OutfitsModule,
  needs: [Outfits, RepeatedOutfits, Likes, ProductReader, SimilarProducts, ExchangeRates],
};
