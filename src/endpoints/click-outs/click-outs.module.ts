import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ChangeFeed } from '../../ports/change-log.js';
import { ClickLog } from '../../ports/click-log.js';
import { ClickTemplates } from '../../ports/click-templates.js';
import { ClickOffers, Clicks, VisitSalts } from '../../ports/clicks.js';
import { ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import { Alternatives } from './alternatives.js';
import { ClickOutsController } from './click-outs.controller.js';
import { ClickOutsService } from './click-outs.service.js';
import { KnownOffers } from './known-offers.js';
import { KnownTemplates } from './known-templates.js';

@Module({
  controllers: [ClickOutsController],
  providers: [ClickOutsService, KnownOffers, KnownTemplates, Alternatives],
})
class ClickOutsModule {}

export const clickOutsEndpoint: Endpoint = {
  name: 'click-outs',
  module: ClickOutsModule,
  needs: [
    ClickOffers,
    ClickTemplates,
    ChangeFeed,
    Clicks,
    VisitSalts,
    ClickLog,
    ProductReader,
    SimilarProducts,
  ],
};
