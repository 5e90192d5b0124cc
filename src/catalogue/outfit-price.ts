import { convert } from './exchange.js';
import { fromAmount, type Money, type MoneyJson, toJson } from './money.js';
import type { Placement } from './outfit.js';
import type { OfferJson, ProductDocument } from './product.js';

/** Why an item cannot be bought as it was put in. */
export const absences = ['out_of_stock', 'variant_gone', 'withdrawn', 'gone'] as const;
type Absence = (typeof absences)[number];

interface ItemOffer extends OfferJson {
  readonly variantId: string;
}

/** How things stand for one item: the offer to take, or why there is none. */
export interface ItemStanding {
  readonly offer?: ItemOffer;
  readonly absence?: Absence;
}

export interface OutfitTotal {
  readonly price: MoneyJson;
  /** How many items it has in it, and how many it has not. */
  readonly priced: number;
  readonly unpriced: number;
}

type PerEuro = Readonly<Record<string, number>>;

/** The cheapest offer in stock for an item, of its variant where it names one; equal ones by id. */
export function standingOf(
  { variantId }: Placement,
  product: ProductDocument | undefined,
  perEuro: PerEuro,
): ItemStanding {
  if (!product) return { absence: 'gone' };
  const offers = product.variants.flatMap((variant) =>
    variant.offers.map((offer): ItemOffer => ({ ...offer, variantId: variant.id })),
  );
  if (offers.length === 0) return { absence: 'withdrawn' };
  const own = variantId === undefined ? offers : offers.filter((offer) => offer.variantId === variantId);
  if (own.length === 0) return { absence: 'variant_gone' };
  const [offer] = own.filter(({ inStock }) => inStock).sort(byPrice(perEuro));
  return offer ? { offer } : { absence: 'out_of_stock' };
}

/**
 * What the offers cost together, in `currency`; unless told in the one that all have, or in euros. Each is converted and
 * rounded by itself, so the total is the sum of what the items show. Undefined where there is nothing to add up.
 */
export function totalOf(
  standings: readonly ItemStanding[],
  currency: string | undefined,
  perEuro: PerEuro,
): OutfitTotal | undefined {
  const prices = standings.flatMap(({ offer }) => (offer ? moneyOf(offer.price) : []));
  const into = currency ?? commonCurrency(prices) ?? 'EUR';
  const known = prices.flatMap((price) => convert(price, into, perEuro) ?? []);
  if (known.length === 0) return undefined;
  const minor = known.reduce((sum, money) => sum + money.minor, 0);
  return {
    price: toJson({ minor, currency: into }),
    priced: known.length,
    unpriced: standings.length - known.length,
  };
}

function commonCurrency(prices: readonly Money[]): string | undefined {
  const all = new Set(prices.map(({ currency }) => currency));
  return all.size === 1 ? [...all][0] : undefined;
}

/** Prices without a rate come last, since nobody knows what they are. */
function byPrice(perEuro: PerEuro) {
  const inEuros = ({ price }: ItemOffer) => convert(moneyOf(price), 'EUR', perEuro)?.minor ?? Infinity;
  return (a: ItemOffer, b: ItemOffer): number => {
    const [left, right] = [inEuros(a), inEuros(b)];
    return left === right ? (a.id < b.id ? -1 : 1) : left - right;
  };
}

function moneyOf({ amount, currency }: MoneyJson): Money {
  return fromAmount(amount, currency);
}
