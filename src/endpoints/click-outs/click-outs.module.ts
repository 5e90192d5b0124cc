import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { ClickLog } from '../../ports/click-log.js';
import { ClickOffers, Clicks, VisitSalts } from '../../ports/clicks.js';
import { ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import { Alternatives } from './alternatives.js';
import { ClickOutsController } from './click-outs.controller.js';
import { ClickOutsService } from './click-outs.service.js';

@Module({ controllers: [ClickOutsController], providers: [ClickOutsService, Alternatives] })
class ClickOutsModule {}

export const clickOutsEndpoint: Endpoint = {
  name: 'click-outs',
  module: ClickOutsModule,
  needs: [ClickOffers, Clicks, VisitSalts, ClickLog, ProductReader, SimilarProducts],
};
