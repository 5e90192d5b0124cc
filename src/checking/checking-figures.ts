import { type Figure, Figures } from '../ports/figures.js';
import { type ImageChecks, imageStates } from '../ports/image-checks.js';
import type { ImageLook } from '../ports/images.js';
import type { ImageChecker } from './image-checker.js';
import type { OfferUpdater } from './offer-updater.js';

export class UpdateFigures extends Figures {
  readonly name = 'offer-updates';

  constructor(private readonly updater: OfferUpdater) {
    super();
  }

  read(): readonly Figure[] {
    const help = 'Offers that became others because their shop said so.';
    return [{ name: 'ogrom_live_offers_changed_total', help, type: 'counter', value: this.updater.changed }];
  }
}

const looks: readonly ImageLook[] = ['alive', 'dead', 'silent'];

/** The states are of the whole catalogue, what was looked at is of this instance. */
export class ImageFigures extends Figures {
  readonly name = 'image-checks';

  constructor(
    private readonly checker: ImageChecker,
    private readonly checks: ImageChecks,
  ) {
    super();
  }

  async read(): Promise<readonly Figure[]> {
    const counts = await this.checks.counts();
    return [
      ...imageStates.map((state) => ({
        name: 'ogrom_images',
        help: 'Images that were checked, by what is known of them.',
        type: 'gauge' as const,
        value: counts[state],
        labels: { state },
      })),
      ...looks.map((result) => ({
        name: 'ogrom_image_looks_total',
        help: 'Looks at images, by what was found.',
        type: 'counter' as const,
        value: this.checker.looked[result],
        labels: { result },
      })),
      {
        name: 'ogrom_image_rearranged_total',
        help: 'Products whose images were put in another order because one died or came back.',
        type: 'counter',
        value: this.checker.rearranged,
      },
    ];
  }
}
