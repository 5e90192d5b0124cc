import type { OfferCheck } from '../../ports/live-offers.js';

/** For so long a shop is not asked again for the same offer, however many people look at it. */
const freshMs = 10_000;
const mostOffers = 10_000;

interface Recent {
  readonly check: Promise<OfferCheck>;
  readonly until: number;
}

/** Checks that are under way or were answered a moment ago, by the offer's id. */
export class RecentChecks {
  private readonly recent = new Map<string, Recent>();

  constructor(private readonly now: () => number = Date.now) {}

  /** The check that there is, or a new one; what did not come live is forgotten at once. */
  get(id: string, ask: () => Promise<OfferCheck>): Promise<OfferCheck> {
    const known = this.recent.get(id);
    if (known && known.until > this.now()) return known.check;
    const check = ask();
    this.remember(id, { check, until: this.now() + freshMs });
    void this.forgetUnlessLive(id, check);
    return check;
  }

  private async forgetUnlessLive(id: string, check: Promise<OfferCheck>): Promise<void> {
    const { outcome } = await check;
    if (outcome !== 'live' && this.recent.get(id)?.check === check) this.recent.delete(id);
  }

  private remember(id: string, recent: Recent): void {
    this.recent.delete(id);
    this.recent.set(id, recent);
    if (this.recent.size > mostOffers) this.recent.delete(this.recent.keys().next().value!);
  }
}
