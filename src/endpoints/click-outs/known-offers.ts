import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ChangeFeed } from '../../ports/change-log.js';
import { type ClickOffer, ClickOffers } from '../../ports/clicks.js';
import { ChangedProducts } from './changed-products.js';

const most = 20_000;
/** Also where the change log is silent. */
const forMs = 600_000;

interface Known {
  readonly offer: ClickOffer;
  /** Of the change log, before the offer was read. */
  readonly position: number;
  readonly at: number;
}

/**
 * Offers that were clicked on this instance, until the change log tells of their product: most clicks ask no database, and
 * go on where it is away.
 */
@Injectable()
export class KnownOffers implements OnApplicationShutdown {
  private readonly known = new LRUCache<string, Known>({ max: most });
  private readonly changed: ChangedProducts;

  constructor(
    private readonly offers: ClickOffers,
    feed: ChangeFeed,
  ) {
    this.changed = new ChangedProducts(feed);
  }

  /** Undefined for an unknown id. As it was a moment ago, or when it was clicked last where the catalogue is away. */
  async find(id: string): Promise<ClickOffer | undefined> {
    const known = this.known.get(id);
    if (known && this.holds(known)) return known.offer;
    try {
      return await this.read(id);
    } catch (error) {
      if (!known) throw error;
      return known.offer;
    }
  }

  onApplicationShutdown(): void {
    this.changed.leave();
  }

  private holds({ offer, position, at }: Known): boolean {
    return Date.now() - at < forMs && !this.changed.since(position, offer.productId);
  }

  private async read(id: string): Promise<ClickOffer | undefined> {
    this.changed.follow();
    const { position } = this.changed;
    const at = Date.now();
    const offer = await this.offers.find(id);
    if (offer && position !== undefined) this.known.set(id, { offer, position, at });
    else this.known.delete(id);
    return offer;
  }
}
