import { availabilityOf } from './availability.js';
import { detailsOf } from './details.js';
import { idOf } from './ids.js';
import { missing, reportMissing } from './missing.js';
import { pricesOf } from './prices.js';
import { remembered } from './remembered.js';
import { urlAdvice, urlOf } from './url.js';
import { one, text } from './values.js';
import type { Availability, FeedOffer } from '../../catalogue/offer.js';
import type { Attributes } from '../attributes.js';
import type { FeedCurrency } from './feed-currency.js';
import type { Prices } from './prices.js';
import type { RowIssues } from './row-issues.js';

export interface Context {
  /** The currency of prices that name none. */
  readonly currency?: string;
  readonly usualCurrency: FeedCurrency;
  /** Reported once for the feed: a header that lacks the column would make the same warning on every row. */
  readonly lacksAvailability: boolean;
}

/** The offer that a row makes, or undefined with the reasons, all of them, among the issues. */
export function offerOf(attributes: Attributes, context: Context, issues: RowIssues): FeedOffer | undefined {
  reportMissing(attributes, issues);
  const sku = idOf(attributes, issues);
  const title = text('title', attributes, issues);
  const link = linkOf(attributes, issues);
  const prices = pricesOf(attributes, context.currency, issues);
  const availability = stockOf(attributes, context, issues);
  const details = detailsOf(attributes, issues);
  if (prices !== undefined) compareCurrency(prices, attributes, context, issues);
  if (title === undefined && attributes.title !== undefined) missing('title', issues);
  if (issues.areErrors || !sku || !title || !link || !prices || !availability) return undefined;
  return { sku, title, link, ...details, ...prices, availability };
}

function linkOf(attributes: Attributes, issues: RowIssues): string | undefined {
  const seen = one(attributes.link);
  if (seen === undefined) return undefined;
  const link = urlOf(seen);
  if (link === undefined)
    issues.error('bad_url', 'link', seen, `${urlAdvice} Without it there is no way to the shop.`);
  return link;
}

const toAvailability = remembered(availabilityOf);

function stockOf(attributes: Attributes, context: Context, issues: RowIssues): Availability | undefined {
  const seen = one(attributes.availability);
  if (seen !== undefined) {
    const known = toAvailability(seen);
    if (known === undefined) issues.error('unknown_availability', 'availability', seen, availabilityAdvice);
    return known;
  }
  if (!context.lacksAvailability) issues.warn('missing_attribute', 'availability', undefined, takenAsInStock);
  return 'in_stock';
}

const availabilityAdvice = 'Use one of in_stock, out_of_stock, preorder, backorder.';
const takenAsInStock = `It was taken as in_stock. ${availabilityAdvice}`;

function compareCurrency(
  { price }: Prices,
  attributes: Attributes,
  context: Context,
  issues: RowIssues,
): void {
  const usual = context.usualCurrency.contrastOf(price.currency);
  if (usual === undefined) return;
  const advice = `Nearly all prices of the feed are in ${usual}, this one is in ${price.currency}. It was taken as written; check it.`;
  issues.warn('bad_currency', 'price', one(attributes.price), advice);
}
