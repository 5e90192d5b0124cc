import { type KnownOffer, LiveOffers, type OfferCheck } from '../../ports/live-offers.js';
import type { RecentChecks } from './recent-checks.js';
import type { SaidOffers } from './said-offers.js';
import type { ShopDesk } from './shop-desk.js';

const late: OfferCheck = { outcome: 'stale' };
const unsupported: OfferCheck = { outcome: 'unsupported' };

/** Asks the shops that have said where. Calls that the deadline did not wait for go on to their own end. */
export class HttpLiveOffers extends LiveOffers {
  constructor(
    private readonly desks: ReadonlyMap<string, ShopDesk>,
    private readonly recent: RecentChecks,
    private readonly answers: SaidOffers,
  ) {
    super();
  }

  async check(offers: readonly KnownOffer[], deadlineMs: number): Promise<readonly OfferCheck[]> {
    let end!: () => void;
    const deadline = new Promise<OfferCheck>((resolve) => (end = () => resolve(late)));
    const timer = setTimeout(end, deadlineMs);
    try {
      return await Promise.all(offers.map((offer) => Promise.race([this.checkOne(offer), deadline])));
    } finally {
      clearTimeout(timer);
    }
  }

  private async checkOne(offer: KnownOffer): Promise<OfferCheck> {
    const desk = this.desks.get(offer.shopId);
    if (!desk) return unsupported;
    return this.recent.get(offer.id, async () => {
      const check = await desk.ask(offer);
      if (check.said) this.answers.add(check.said);
      return check;
    });
  }
}
