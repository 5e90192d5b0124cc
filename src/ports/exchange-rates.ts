/** Units of each currency for one euro, and the day that they are of. */
export interface Rates {
  /** ISO 8601, for example `2026-11-20`. */
  readonly date: string;
  readonly perEuro: Readonly<Record<string, number>>;
}

/** Reference rates for showing prices in another currency. */
export abstract class ExchangeRates {
  abstract current(): Promise<Rates>;
}
