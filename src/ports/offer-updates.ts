import type { SaidOffer } from './live-offers.js';

/** Offers that became others, and the position of the last change; absent where no document became another. */
export interface OffersUpdated {
  readonly changed: number;
  readonly position?: number;
}

/** The way into the catalogue for what shops say of single offers. */
export abstract class OfferUpdates {
  /**
   * In one transaction: the offers, the documents of their products and the change log. What is as the catalogue has it
   * already writes nothing; offers that are unknown, withdrawn or in another currency are left alone.
   */
  abstract update(said: readonly SaidOffer[]): Promise<OffersUpdated>;
}
