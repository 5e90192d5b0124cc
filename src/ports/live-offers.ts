import type { Money } from '../catalogue/money.js';
import type { Availability } from '../catalogue/offer.js';

/** An offer as the catalogue knows it. */
export interface KnownOffer {
  readonly id: string;
  readonly shopId: string;
  readonly sku: string;
  readonly price: Money;
  readonly listPrice?: Money;
  readonly availability: Availability;
}

/** What a shop says of one of its offers. */
export interface SaidOffer {
  readonly id: string;
  readonly price: Money;
  /** Only where it is higher than the price. */
  readonly listPrice?: Money;
  readonly availability: Availability;
}

/**
 * `live`: the shop has just said so. `stale`: it did not answer by the deadline, or was not asked because too much waits
 * for it already. `unreachable`: asking it failed, or has failed so often that it is left alone. `refused`: what it said
 * is not believed. `unsupported`: it cannot be asked.
 */
export const checkOutcomes = ['live', 'stale', 'unreachable', 'refused', 'unsupported'] as const;
type CheckOutcome = (typeof checkOutcomes)[number];

export interface OfferCheck {
  readonly outcome: CheckOutcome;
  /** Where it is live: what the shop said, and when, in milliseconds since 1970. */
  readonly said?: SaidOffer;
  readonly at?: number;
}

/** Prices and stock as the shops know them at this moment. */
export abstract class LiveOffers {
  /**
   * Asks all shops at once; one check for each offer, in their order, within `deadlineMs` whatever the shops do.
   * Never rejects. What comes later is not lost: it is among the `ShopAnswers`.
   */
  abstract check(offers: readonly KnownOffer[], deadlineMs: number): Promise<readonly OfferCheck[]>;
}

/** What shops have said and the catalogue has not been told yet. */
export abstract class ShopAnswers {
  /** At most so many, the newest of each offer; they are gone from here then. */
  abstract take(limit: number): readonly SaidOffer[];
}
