import type { ToBase } from './base-price.js';
import { toJson } from './money.js';
import type { FeedOffer } from './offer.js';
import type { Named, OfferJson } from './product.js';
import { sizeRun } from './sizes.js';

/** An offer as the catalogue keeps it: the row that it came in, and where that row has been put. */
export interface StoredOffer {
  readonly id: string;
  readonly shop: Named;
  readonly variantId: string;
  readonly row: FeedOffer;
  readonly withdrawn: boolean;
}

export function inStock(offer: StoredOffer): boolean {
  return offer.row.availability === 'in_stock';
}

const described = ['description', 'brand', 'colour', 'gender', 'ageGroup', 'material', 'gtin'] as const;

function completeness(row: FeedOffer): number {
  const lists =
    Number(row.category.length > 0) + Number(row.images.length > 0) + Number(row.sizes.length > 0);
  return described.reduce((count, attribute) => count + Number(row[attribute] !== undefined), lists);
}

/** In which order offers speak for their product: the most complete first, then by id. */
export function leadOrder(offers: readonly StoredOffer[]): readonly StoredOffer[] {
  if (offers.length < 2) return offers;
  const ranked = offers.map((offer) => ({ offer, rank: completeness(offer.row) }));
  ranked.sort((a, b) => b.rank - a.rank || byId(a.offer, b.offer));
  return ranked.map(({ offer }) => offer);
}

/** In which order a buyer would take them: in stock first, then by price, then by id. */
export function bestOrder(offers: readonly StoredOffer[], toBase: ToBase): readonly StoredOffer[] {
  if (offers.length < 2) return offers;
  const priced = offers.map((offer) => ({
    offer,
    stock: Number(inStock(offer)),
    price: toBase(offer.row.price),
  }));
  priced.sort((a, b) => b.stock - a.stock || a.price - b.price || byId(a.offer, b.offer));
  return priced.map(({ offer }) => offer);
}

export function offerJson({ id, shop, row }: StoredOffer): OfferJson {
  const { sku, availability, link } = row;
  const listPrice = row.listPrice && toJson(row.listPrice);
  return {
    id,
    shop,
    sku,
    price: toJson(row.price),
    listPrice,
    inStock: availability === 'in_stock',
    availability,
    sizes: sizeRun(row.sizes),
    link,
  };
}

function byId(a: StoredOffer, b: StoredOffer): number {
  return a.id < b.id ? -1 : 1;
}
