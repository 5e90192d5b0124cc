import type { FeedOffer } from './offer.js';

/** What can be wrong with a feed's row. Errors reject the row, warnings say what was repaired. */
export const issueCodes = [
  'missing_attribute',
  'bad_price',
  'bad_currency',
  'bad_gtin',
  'unknown_availability',
  'unknown_gender',
  'bad_url',
  'duplicate_id',
  'wrong_column_count',
  'unbalanced_quote',
  'bad_encoding',
  'text_too_long',
  'html_stripped',
  'bad_row',
] as const;
export type IssueCode = (typeof issueCodes)[number];

export interface FeedIssue {
  /** The row's number in the feed, the first row after the header being 1; blank rows are not counted. */
  readonly row: number;
  /** The physical line where the row starts, the header being line 1; absent where the format has no lines. */
  readonly line?: number;
  readonly sku?: string;
  /** The feed's attribute, by its name in Google's product data specification. */
  readonly attribute?: string;
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  /** The value as it was seen, cut to 120 characters. */
  readonly seen?: string;
  /** What to do about it, for the person who keeps the feed. */
  readonly advice: string;
}

/** What a feed's row became: an offer, or an error among its issues that says why not. */
export interface FeedEntry {
  readonly row: number;
  /** The row's id where it could be read, also of a rejected row. */
  readonly sku?: string;
  readonly offer?: FeedOffer;
  readonly issues: readonly FeedIssue[];
}
