import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { isSendable } from '../../catalogue/click-template.js';
import { type Click, type ClickClass, type ClickOffer, ClickOffers, Clicks } from '../../ports/clicks.js';
import { RecentVisits } from './recent-visits.js';
import type { Visitor } from './visitor.js';

/** A click of the same person for the same offer within this time is the same wish. */
const momentMs = 10_000;
/** A few megabytes. */
const mostKnown = 10_000;

/** Somebody who wants to go where an offer leads. */
export interface Wish {
  readonly offerId: string;
  readonly visitor: Visitor;
  readonly visit: string;
  readonly now: number;
}

export interface Recorded {
  readonly clickId: string;
  readonly click: Click;
  readonly offer: ClickOffer;
}

type Place = Pick<Click, 'offerId' | 'productId' | 'shopId' | 'brandId'>;

/** Looks an offer up and records the click. */
@Injectable()
export class Recording {
  private readonly recent = new RecentVisits(momentMs);
  /** Where offers stood that somebody clicked. */
  private readonly known = new LRUCache<string, Place>({ max: mostKnown });

  constructor(
    private readonly offers: ClickOffers,
    private readonly clicks: Clicks,
  ) {}

  /**
   * The click, once it is durable; or the offer where it leads nowhere any more, undefined for an unknown one: nothing is
   * recorded then. What was clicked before is recorded while it is looked whether it still is as it was, and if it is
   * not that click is taken back: nobody heard of it. Only where that fails as well, as when the database went away in
   * between, it stays without anybody having been sent to the shop.
   */
  async record(wish: Wish): Promise<Recorded | ClickOffer | undefined> {
    const looking = this.offers.find(wish.offerId, wish.visit, wish.now - momentMs);
    const place = this.known.get(wish.offerId);
    if (!place) return this.after(await looking, wish);
    const [looked, early] = await Promise.allSettled([looking, this.write(place, wish)]);
    if (early.status === 'rejected') throw early.reason;
    const offer = looked.status === 'fulfilled' ? looked.value : undefined;
    if (offer && holds(early.value, offer)) return { ...early.value, offer };
    await this.takeBack(early.value, wish);
    if (looked.status === 'rejected') throw looked.reason;
    return this.after(offer && withoutOwn(offer, early.value), wish);
  }

  private async after(offer: ClickOffer | undefined, wish: Wish): Promise<Recorded | ClickOffer | undefined> {
    if (!offer || !leadsSomewhere(offer)) {
      this.known.delete(wish.offerId);
      return offer;
    }
    const place = placeOf(offer);
    this.known.set(offer.id, place);
    return { ...(await this.write(place, wish, offer.visitedBy)), offer };
  }

  private async write(place: Place, wish: Wish, visitedBy?: string): Promise<Omit<Recorded, 'offer'>> {
    const of = this.classOf(wish, visitedBy);
    const click = { ...place, class: of };
    try {
      const recorded = of === 'counted' ? { ...click, visit: wish.visit } : click;
      return { clickId: await this.clicks.record(recorded), click };
    } catch (error) {
      // Who tries again has not clicked yet.
      if (of === 'counted') this.recent.forget(wish.visit);
      throw error;
    }
  }

  private async takeBack({ clickId, click }: Omit<Recorded, 'offer'>, { visit }: Wish): Promise<void> {
    if (click.class === 'counted') this.recent.forget(visit);
    await this.clicks.takeBack(clickId);
  }

  private classOf({ visitor, visit, now }: Wish, visitedBy: string | undefined): ClickClass {
    if (visitor.agent === 'bot') return 'bot';
    if (visitor.prefetch) return 'prefetch';
    return visitedBy !== undefined || !this.recent.first(visit, now) ? 'duplicate' : 'counted';
  }
}

export function leadsSomewhere({ withdrawn, link }: ClickOffer): boolean {
  return !withdrawn && isSendable(link);
}

function placeOf({ id, productId, shopId, brandId }: ClickOffer): Place {
  return { offerId: id, productId, shopId, brandId };
}

/** Whether a click that was recorded early is what it would have been after the look. */
function holds({ clickId, click }: Omit<Recorded, 'offer'>, offer: ClickOffer): boolean {
  const { productId, shopId, brandId } = offer;
  const same = click.productId === productId && click.shopId === shopId && click.brandId === brandId;
  return same && leadsSomewhere(offer) && (click.class !== 'counted' || isFirst(offer, clickId));
}

const isFirst = ({ visitedBy }: ClickOffer, clickId: string) =>
  visitedBy === undefined || visitedBy === clickId;

function withoutOwn(offer: ClickOffer, { clickId }: { readonly clickId: string }): ClickOffer {
  return offer.visitedBy === clickId ? { ...offer, visitedBy: undefined } : offer;
}
