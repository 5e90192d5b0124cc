import { hash } from 'node:crypto';
import type { ToBase } from './base-price.js';
import { toJson } from './money.js';
import { categoryRef, named } from './named.js';
import type { FeedOffer } from './offer.js';
import { bestOrder, inStock, leadOrder, offerJson, type StoredOffer } from './offer-order.js';
import type { BestOffer, PriceRange, ProductCard, ProductDocument, VariantJson } from './product.js';
import { compareSizes, sizeRun } from './sizes.js';

const maxImages = 12;
const maxCardSizes = 20;

/** A product as its offers make it; `createdAt` in milliseconds since 1970. */
export interface ProductSource {
  readonly id: string;
  readonly createdAt: number;
  readonly offers: readonly StoredOffer[];
}

export interface BuiltProduct {
  readonly document: ProductDocument;
  readonly card: ProductCard;
  /** The document and the card as JSON text, as they are stored and sent. */
  readonly json: string;
  readonly cardJson: string;
  /** 22 letters and digits; differs whenever the document differs. */
  readonly checksum: string;
  /** False where every offer was withdrawn. */
  readonly listed: boolean;
  /** The best offer's price in the base currency; 0 where there is none. */
  readonly sortPrice: number;
}

/**
 * Merges a product's offers, at least one; their order does not matter.
 * Each attribute comes from the most complete offer that has it, withdrawn ones being asked only where no other is left.
 */
export function buildProduct(source: ProductSource, toBase: ToBase): BuiltProduct {
  const active = source.offers.filter((offer) => !offer.withdrawn);
  const speakers = leadOrder(active.length > 0 ? active : source.offers);
  const offers = bestOrder(active, toBase);
  const document = { ...described(source.id, speakers), ...sold(offers, toBase) };
  const created = new Date(source.createdAt).toISOString();
  const variants = variantsOf(speakers, offers);
  return withJson({ ...document, variants, createdAt: created }, offers[0] ? toBase(offers[0].row.price) : 0);
}

/** A product whose offers have all moved to other products: it can still be read by its id, and nothing is sold. */
export function emptied(document: ProductDocument): BuiltProduct {
  return withJson({ ...document, ...sold([], () => 0), variants: [] }, 0);
}

function withJson(document: ProductDocument, sortPrice: number): BuiltProduct {
  const card = cardOf(document);
  const json = JSON.stringify(document);
  const checksum = hash('sha256', json, 'hex').slice(0, 22);
  return {
    document,
    card,
    json,
    cardJson: JSON.stringify(card),
    checksum,
    listed: document.offerCount > 0,
    sortPrice,
  };
}

function described(id: string, speakers: readonly StoredOffer[]) {
  const first = <T>(read: (row: FeedOffer) => T | undefined): T | undefined => {
    for (const { row } of speakers) {
      const value = read(row);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const images = imagesOf(speakers);
  const colours = [...new Set(speakers.flatMap(({ row }) => row.colour ?? []))];
  return {
    id,
    title: speakers[0]!.row.title,
    brand: first((row) => (row.brand === undefined ? undefined : named(row.brand))),
    category: first((row) => (row.category.length === 0 ? undefined : categoryRef(row.category))),
    gender: first((row) => row.gender),
    colour: colours[0],
    sizes: sizeRun(speakers.flatMap(({ row }) => row.sizes)),
    image: images[0],
    description: first((row) => row.description),
    ageGroup: first((row) => row.ageGroup),
    material: first((row) => row.material),
    colours,
    images,
  };
}

function imagesOf(speakers: readonly StoredOffer[]): string[] {
  return [...new Set(speakers.flatMap(({ row }) => row.images))].slice(0, maxImages);
}

function sold(offers: readonly StoredOffer[], toBase: ToBase) {
  const best = offers[0];
  return {
    priceRange: best && priceRange(best, offers, toBase),
    bestOffer: best && bestOffer(best),
    offerCount: offers.length,
    inStock: best !== undefined && inStock(best),
    onSale: best?.row.listPrice !== undefined,
  };
}

function bestOffer(offer: StoredOffer): BestOffer {
  const { id, shop, sku, price, listPrice, inStock: stocked } = offerJson(offer);
  return { id, shop, sku, price, listPrice, inStock: stocked };
}

function priceRange(best: StoredOffer, offers: readonly StoredOffer[], toBase: ToBase): PriceRange {
  const { currency } = best.row.price;
  const same = offers.filter(
    (offer) => inStock(offer) === inStock(best) && offer.row.price.currency === currency,
  );
  const dearest = same.length > 1 ? bestOrder(same, toBase).at(-1)! : best;
  return { min: toJson(best.row.price), max: toJson(dearest.row.price) };
}

function variantsOf(speakers: readonly StoredOffer[], offers: readonly StoredOffer[]): VariantJson[] {
  const byVariant = groupByVariant(speakers);
  const sellers = groupByVariant(offers);
  const variants = [...byVariant].map(([id, own]) => variantJson(id, own, sellers.get(id) ?? []));
  return variants.length < 2 ? variants : variants.sort(compareVariants);
}

function groupByVariant(offers: readonly StoredOffer[]): Map<string, StoredOffer[]> {
  const groups = new Map<string, StoredOffer[]>();
  for (const offer of offers) {
    const group = groups.get(offer.variantId);
    if (group) group.push(offer);
    else groups.set(offer.variantId, [offer]);
  }
  return groups;
}

function variantJson(id: string, own: readonly StoredOffer[], offers: readonly StoredOffer[]): VariantJson {
  const gtin = own[0]!.row.gtin;
  const colour = own.find(({ row }) => row.colour !== undefined)?.row.colour;
  const sizes = sizeRun(own.flatMap(({ row }) => row.sizes));
  return { id, gtin, colour, sizes, images: imagesOf(own), offers: offers.map(offerJson) };
}

function compareVariants(a: VariantJson, b: VariantJson): number {
  const colours = compareText(a.colour ?? '', b.colour ?? '');
  return colours || compareSizes(a.sizes[0] ?? '', b.sizes[0] ?? '') || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function cardOf(document: ProductDocument): ProductCard {
  const { id, title, brand, category, gender, colour, sizes, image, priceRange: range } = document;
  const { bestOffer: best, offerCount, inStock: stocked, onSale } = document;
  const leaf = category && { id: category.id, name: category.name };
  const few = sizes.length > maxCardSizes ? sizes.slice(0, maxCardSizes) : sizes;
  return {
    ...{ id, title, brand, category: leaf, gender, colour, sizes: few, image },
    ...{ priceRange: range, bestOffer: best, offerCount, inStock: stocked, onSale },
  };
}
