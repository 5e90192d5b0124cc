/**
 * A click is of one class, the first that fits: made by a bot; asked for in advance by a browser; the same person's
 * for the same offer a moment after one that counts; or it counts, and is what a shop pays for.
 */
export const clickClasses = ['bot', 'prefetch', 'duplicate', 'counted'] as const;
export type ClickClass = (typeof clickClasses)[number];

/** A click of the same person for the same offer, no later than this after one that counts, is the same wish. */
export const momentMs = 10_000;

/** An offer as a click-out needs it. */
export interface ClickOffer {
  readonly id: string;
  readonly sku: string;
  readonly link: string;
  readonly productId: string;
  readonly shopId: string;
  readonly brandId?: string;
  readonly withdrawn: boolean;
}

/** Says where clicks lead. */
export abstract class ClickOffers {
  /** Undefined for an unknown id. */
  abstract find(offerId: string): Promise<ClickOffer | undefined>;
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

export interface RecordedClick extends Click {
  /** 26 letters and digits that sort by time and that nobody can guess. */
  readonly id: string;
  /** When it was made, ms. */
  readonly at: number;
}

/** Records clicks so that none is lost whose redirect was sent. */
export abstract class Clicks {
  /**
   * The click's new id, once the click outlives this process, however that ends. Throws an `unavailable` problem where
   * it could not be recorded, or where too many wait.
   */
  abstract record(click: Click): Promise<string>;
}

/** Where clicks are kept and counted, of all instances. */
export abstract class ClickStore {
  /**
   * Keeps clicks once, however often they come: those that are there are left alone. Of clicks of one visit within a
   * moment the first counts and the others are duplicates, whoever stored them, as long as they were not added up.
   * Throws an `unavailable` problem where it cannot; some of them may be there then.
   */
  abstract store(clicks: readonly RecordedClick[]): Promise<void>;
}

/** Random salts, one a day (`2026-01-31`), the same for all instances: what was hashed with one cannot be told once it is gone. */
export abstract class VisitSalts {
  abstract of(day: string): Promise<string>;
}
