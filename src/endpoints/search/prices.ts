import { convert } from '../../catalogue/exchange.js';
import { fromAmount, toJson } from '../../catalogue/money.js';
import type { Shape } from '../../http/shape.js';
import type { FacetName, FacetValue, PriceBand } from '../../ports/product-search.js';

type Facets = Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>;

/** The price filter as bands: one for offers of any currency, or one for each currency that the asked one converts to. */
export function priceBands(
  min: number | undefined,
  max: number | undefined,
  { currency, rates }: Shape,
): PriceBand[] | undefined {
  if (min === undefined && max === undefined) return undefined;
  if (currency === undefined || !rates) return [{ min, max }];
  return [...new Set(['EUR', ...Object.keys(rates.perEuro)])].map((to) => ({
    currency: to,
    min: amountIn(min, currency, to, rates.perEuro),
    max: amountIn(max, currency, to, rates.perEuro),
  }));
}

/** The price facet with its bounds in the asked currency; the other facets as they are. */
export function facetsIn(facets: Facets, { currency, rates }: Shape): Facets {
  if (!facets.price || currency === undefined || !rates) return facets;
  const price = facets.price.map((range) => ({
    ...range,
    from: amountIn(range.from, range.currency!, currency, rates.perEuro),
    to: amountIn(range.to, range.currency!, currency, rates.perEuro),
    currency,
  }));
  return { ...facets, price };
}

function amountIn(
  amount: number | undefined,
  from: string,
  to: string,
  perEuro: Readonly<Record<string, number>>,
): number | undefined {
  if (amount === undefined) return undefined;
  const converted = convert(fromAmount(amount, from), to, perEuro);
  return converted && toJson(converted).amount;
}
