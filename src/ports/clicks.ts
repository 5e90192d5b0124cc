/**
 * A click is of one class, the first that fits: made by a bot; asked for in advance by a browser; the same person's
 * for the same offer a moment after one that counts; or it counts, and is what a shop pays for.
 */
export const clickClasses = ['bot', 'prefetch', 'duplicate', 'counted'] as const;
export type ClickClass = (typeof clickClasses)[number];

/** An offer as a click-out needs it. */
export interface ClickOffer {
  readonly id: string;
  readonly sku: string;
  readonly link: string;
  readonly productId: string;
  readonly shopId: string;
  readonly brandId?: string;
  /** The shop's template for links. */
  readonly template?: string;
  readonly withdrawn: boolean;
  /** Whether a click that counts was recorded for the same visit. */
  readonly visited: boolean;
}

/** Says where clicks lead. */
export abstract class ClickOffers {
  /** The offer, and whether a click of `visit` was recorded since `since` (ms); undefined for an unknown id. */
  abstract find(offerId: string, visit: string, since: number): Promise<ClickOffer | undefined>;
}

export interface Click {
  readonly offerId: string;
  readonly productId: string;
  readonly shopId: string;
  readonly brandId?: string;
  readonly class: ClickClass;
  /** By which the next click of the same person is known for a moment; only of one that counts. */
  readonly visit?: string;
}

export abstract class Clicks {
  /**
   * The click's new id, 26 letters and digits that sort by time and that nobody can guess, once the click is durable.
   * Throws an `unavailable` problem where it could not be recorded, or where too many wait.
   */
  abstract record(click: Click): Promise<string>;
}

/** Random salts, one a day (`2026-01-31`), the same for all instances: what was hashed with one cannot be told once it is gone. */
export abstract class VisitSalts {
  abstract of(day: string): Promise<string>;
}
