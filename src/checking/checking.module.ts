import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DynamicModule } from '@nestjs/common';
import { Figures } from '../ports/figures.js';
import { ImageChecks } from '../ports/image-checks.js';
import { Images } from '../ports/images.js';
import { Leases } from '../ports/leases.js';
import { Lifecycle } from '../ports/lifecycle.js';
import { ShopAnswers } from '../ports/live-offers.js';
import { OfferUpdates } from '../ports/offer-updates.js';
import { ImageFigures, UpdateFigures } from './checking-figures.js';
import { ImageChecker } from './image-checker.js';
import { OfferUpdater } from './offer-updater.js';

const holder = `${hostname()}-${randomUUID().slice(0, 8)}`;

const updater = {
  provide: OfferUpdater,
  useFactory: (answers: ShopAnswers, updates: OfferUpdates, lifecycle: Lifecycle) =>
    new OfferUpdater(answers, updates, lifecycle),
  inject: [ShopAnswers, OfferUpdates, Lifecycle],
};

const checker = {
  provide: ImageChecker,
  useFactory: (checks: ImageChecks, images: Images, leases: Leases, lifecycle: Lifecycle) =>
    new ImageChecker(holder, checks, images, leases, lifecycle),
  inject: [ImageChecks, Images, Leases, Lifecycle],
};

const updateFigures = {
  provide: Figures,
  useFactory: (of: OfferUpdater) => new UpdateFigures(of),
  inject: [OfferUpdater],
};

const imageFigures = {
  provide: Figures,
  useFactory: (of: ImageChecker, checks: ImageChecks) => new ImageFigures(of, checks),
  inject: [ImageChecker, ImageChecks],
};

type From = { readonly from: readonly DynamicModule[] };

/** Telling the catalogue what shops have said. */
export function updatingOffers({ from }: From): DynamicModule {
  return { module: class UpdatingOffers {}, imports: [...from], providers: [updater, updateFigures] };
}

/** Looking at the images of the catalogue. */
export function checkingImages({ from }: From): DynamicModule {
  return { module: class CheckingImages {}, imports: [...from], providers: [checker, imageFigures] };
}
