import { z } from 'zod';
import { fromAmount, type Money, toJson } from '../../catalogue/money.js';
import { availabilities } from '../../catalogue/offer.js';
import type { KnownOffer, SaidOffer } from '../../ports/live-offers.js';

/** Why an answer is not believed. */
export const disbeliefs = ['shape', 'sku', 'currency', 'price'] as const;
export type Disbelief = (typeof disbeliefs)[number];

export class UnbelievableOffer extends Error {
  override readonly name = 'UnbelievableOffer';

  constructor(readonly why: Disbelief) {
    super(`the ${why} of the answer is not believed`);
  }
}

/** Cents for euros move a price by a hundred; hardly any sale moves it by ten. */
const mostTimes = 10;

const money = z.object({
  amount: z.union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,12}(\.\d{1,4})?$/)
      .transform(Number),
  ]),
  currency: z.string(),
});

/** What a shop answers for one offer; docs/third-parties.md tells shops. */
const answer = z.object({
  sku: z.string(),
  price: money,
  listPrice: money.optional(),
  availability: z.enum(availabilities),
});

/**
 * What the shop says of the offer, if it can be believed: it is of that sku, in the currency that the catalogue knows,
 * in whole minor units, and its prices are within ten times and a tenth of the known one. Throws UnbelievableOffer.
 */
export function believed(json: string, known: KnownOffer): SaidOffer {
  const { data } = answer.safeParse(parsed(json));
  if (!data) throw new UnbelievableOffer('shape');
  if (data.sku !== known.sku) throw new UnbelievableOffer('sku');
  const price = priceOf(data.price, known);
  const told = data.listPrice ? priceOf(data.listPrice, known) : known.listPrice;
  const listPrice = told && told.minor > price.minor ? told : undefined;
  return { id: known.id, price, ...(listPrice && { listPrice }), availability: data.availability };
}

/** A shop that answers 410 does not sell it any more. */
export function gone({ id, price, listPrice }: KnownOffer): SaidOffer {
  return { id, price, ...(listPrice && { listPrice }), availability: 'out_of_stock' };
}

function priceOf({ amount, currency }: z.infer<typeof money>, known: KnownOffer): Money {
  if (currency !== known.price.currency) throw new UnbelievableOffer('currency');
  const price = fromAmount(amount, currency);
  const { minor } = known.price;
  const absurd = price.minor > minor * mostTimes || price.minor * mostTimes < minor;
  if (!(price.minor > 0) || absurd || toJson(price).amount !== amount) throw new UnbelievableOffer('price');
  return price;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
