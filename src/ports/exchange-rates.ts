/** Units of each currency for one euro, and the day that they are of. */
export interface PublishedRates {
  /** ISO 8601, for example `2026-11-20`. */
  readonly date: string;
  readonly perEuro: Readonly<Record<string, number>>;
}

export interface Rates extends PublishedRates {
  /** `ecb` when they were fetched, `bundled` when they came with the release. */
  readonly source: 'ecb' | 'bundled';
  /** Whether newer ones should have been published by now. */
  readonly stale: boolean;
}

/** Reference rates for showing prices in another currency. */
export abstract class ExchangeRates {
  /** The newest that are known; answers at once, whatever becomes of their source. */
  abstract current(): Promise<Rates>;
}
