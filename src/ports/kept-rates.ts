import type { PublishedRates } from './exchange-rates.js';

/** Rates that were fetched once, so that an instance that starts while their source is away does not begin anew. */
export abstract class KeptRates {
  /** Those of the latest day; undefined where there were never any. */
  abstract latest(): Promise<PublishedRates | undefined>;
  /** Keeping the same day again replaces it. */
  abstract keep(rates: PublishedRates): Promise<void>;
}
