import { offerOf } from './offer.js';
import { RowIssues } from './row-issues.js';
import type { FeedEntry } from '../../catalogue/issue.js';
import type { RawRow } from '../rows/raw-row.js';
import type { Context } from './offer.js';

/** What became of a row: an offer, or the reasons why not. */
export function entryOf(raw: RawRow, context: Context): FeedEntry {
  const issues = new RowIssues();
  const { row, line, defect, attributes } = raw;
  if (raw.repaired) issues.warn('bad_encoding', undefined, titleOf(raw), repairedAdvice);
  if (defect !== undefined) issues.error(defect.code, undefined, defect.seen, defect.advice);
  if (row === 1 && context.lacksAvailability)
    issues.warn('missing_attribute', 'availability', undefined, noColumn);
  const offer = defect === undefined ? offerOf(attributes, context, issues) : undefined;
  const sku = offer?.sku ?? skuOf(raw);
  return { row, sku, offer, issues: issues.of(row, line, sku) };
}

/** Cut, as an id may be rejected for its length. */
function skuOf({ attributes }: RawRow): string | undefined {
  const { id } = attributes;
  const text = typeof id === 'object' ? id[0] : id;
  return text?.trim().slice(0, 100);
}

function titleOf({ attributes }: RawRow): string | undefined {
  const { title } = attributes;
  return typeof title === 'object' ? title[0] : title;
}

const repairedAdvice =
  'The row is not in the encoding of the feed and was read as Windows-1252. Write the whole feed as UTF-8.';
const noColumn =
  'The feed has no availability column; every row was taken as in_stock. Add the column with one of in_stock, ' +
  'out_of_stock, preorder, backorder.';
