export const clickGroups = ['shop', 'brand', 'product', 'day'] as const;
export type ClickGroup = (typeof clickGroups)[number];

/** `clicks` is the sum of the others. */
export interface ClickCounts {
  readonly clicks: number;
  readonly counted: number;
  readonly bots: number;
  readonly prefetches: number;
  readonly duplicates: number;
}

export interface ClickReportRow extends ClickCounts {
  /** Of the shop, brand or product, or the day; empty for products without a brand. */
  readonly id: string;
  /** As the catalogue calls it now. */
  readonly name?: string;
}

export interface ClickReportQuery {
  readonly by: ClickGroup;
  /** Days of UTC, `2026-01-31`, both included. */
  readonly from: string;
  readonly to: string;
  readonly shop?: string;
  readonly limit: number;
  /** The row after which to go on. */
  readonly after?: Pick<ClickReportRow, 'id' | 'clicks'>;
}

/** Days in their order, all else by clicks, most first. */
export interface ClickReport {
  readonly rows: readonly ClickReportRow[];
  readonly more: boolean;
  /** Of the whole period, whatever the page. */
  readonly total: ClickCounts;
}

/** What was clicked. Every click that was stored is in it at once, and once. */
export abstract class ClickReports {
  abstract report(query: ClickReportQuery): Promise<ClickReport>;
}

/** Keeps reports fast and the clicks themselves few. Reports say the same before and after. */
export abstract class ClickLedger {
  /** Adds clicks made before `before` (ms) to the counts, at most `limit`, and forgets whose they were; how many. */
  abstract addUp(before: number, limit: number): Promise<number>;
  /** Removes clicks made before `before` that were added up, at most `limit`, and salts of days past; how many clicks. */
  abstract trim(before: number, limit: number): Promise<number>;
  /** Clicks that were not added up yet. */
  abstract backlog(): Promise<number>;
}
