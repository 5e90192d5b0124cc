import { isMissing } from '../attributes.js';
import { parsePrice } from './price.js';
import type { Money } from '../../catalogue/money.js';
import type { Attributes } from '../attributes.js';
import type { BadPrice } from './price.js';
import type { RowIssues } from './row-issues.js';

export interface Prices {
  readonly price: Money;
  readonly listPrice?: Money;
}

/**
 * What a buyer pays, and the price before where that was higher: `sale_price` with `price`, or `price` with Awin's
 * `rrp_price`. Undefined, with an error among the issues, where there is no good `price`.
 */
export function pricesOf(
  attributes: Attributes,
  fallback: string | undefined,
  issues: RowIssues,
): Prices | undefined {
  const text = first(attributes.price);
  if (text === undefined) return undefined;
  const currency = first(attributes.currency)?.trim().toUpperCase() ?? fallback;
  const price = parsePrice(text, currency);
  if (isBad(price)) return void issues.error(price.code, 'price', text, price.advice);
  const sale = saleOf(first(attributes.sale_price), price, issues);
  if (sale !== undefined) return { price: sale, listPrice: price };
  return { price, listPrice: listOf(first(attributes.list_price), price) };
}

function saleOf(text: string | undefined, price: Money, issues: RowIssues): Money | undefined {
  if (text === undefined) return undefined;
  const sale = parsePrice(text, price.currency);
  if (isBad(sale)) return void issues.warn(sale.code, 'sale_price', text, `It was ignored. ${sale.advice}`);
  if (sale.currency === price.currency && sale.minor <= price.minor)
    return sale.minor < price.minor ? sale : undefined;
  issues.warn(
    'bad_price',
    'sale_price',
    text,
    'It was ignored: it has to be lower than the price, in its currency.',
  );
  return undefined;
}

/** Shops leave recommended prices as they were; one that is not higher says nothing. */
function listOf(text: string | undefined, price: Money): Money | undefined {
  if (text === undefined) return undefined;
  const list = parsePrice(text, price.currency);
  return !isBad(list) && list.currency === price.currency && list.minor > price.minor ? list : undefined;
}

function isBad(price: Money | BadPrice): price is BadPrice {
  return 'code' in price;
}

function first(value: string | string[] | undefined): string | undefined {
  const text = typeof value === 'object' ? value[0] : value;
  return text === undefined || isMissing(text) ? undefined : text;
}
