import { hash } from 'node:crypto';
import type { ToBase } from './base-price.js';
import { toJson } from './money.js';
import { categoryRef, named } from './named.js';
import type { FeedOffer } from './offer.js';
import { bestOrder, inStock, leadOrder, offerJson, type StoredOffer } from './offer-order.js';
import type {
  BestOffer,
  CategoryRef,
  Named,
  PriceRange,
  ProductCard,
  ProductDocument,
  VariantJson,
} from './product.js';
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

const noneDead: ReadonlySet<string> = new Set();

/**
 * Merges a product's offers, at least one; their order does not matter.
 * Each attribute comes from the most complete offer that has it, withdrawn ones being asked only where no other is left.
 * Images that are known to be dead come last, and none of them is the product's `image`.
 */
export function buildProduct(
  { id, createdAt, offers: all }: ProductSource,
  toBase: ToBase,
  dead: ReadonlySet<string> = noneDead,
): BuiltProduct {
  const active = all.some(({ withdrawn }) => withdrawn) ? all.filter(({ withdrawn }) => !withdrawn) : all;
  const speakers = leadOrder(active.length > 0 ? active : all);
  const offers = bestOrder(active, toBase);
  const best = offers[0];
  const images = imagesOf(speakers, dead);
  const colours = coloursOf(speakers);
  return withJson(
    {
      id,
      title: speakers[0]!.row.title,
      brand: brandOf(speakers),
      category: categoryOf(speakers),
      gender: attribute(speakers, 'gender'),
      colour: colours[0],
      sizes: sizesOf(speakers),
      image: images.find((url) => !dead.has(url)),
      priceRange: best && priceRange(best, offers, toBase),
      bestOffer: best && bestOffer(best),
      offerCount: offers.length,
      inStock: best !== undefined && inStock(best),
      onSale: best?.row.listPrice !== undefined,
      description: attribute(speakers, 'description'),
      ageGroup: attribute(speakers, 'ageGroup'),
      material: attribute(speakers, 'material'),
      colours,
      images,
      variants: variantsOf(speakers, offers, dead),
      createdAt: new Date(createdAt).toISOString(),
    },
    best ? toBase(best.row.price) : 0,
  );
}

/** A product whose offers have all moved to other products: it can still be read by its id, and nothing is sold. */
export function emptied(document: ProductDocument): BuiltProduct {
  const nothing = {
    priceRange: undefined,
    bestOffer: undefined,
    offerCount: 0,
    inStock: false,
    onSale: false,
  };
  return withJson({ ...document, ...nothing, variants: [] }, 0);
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

type Attribute = 'description' | 'brand' | 'colour' | 'gender' | 'ageGroup' | 'material';

function attribute<A extends Attribute>(speakers: readonly StoredOffer[], name: A): FeedOffer[A] | undefined {
  for (const { row } of speakers) if (row[name] !== undefined) return row[name];
  return undefined;
}

function brandOf(speakers: readonly StoredOffer[]): Named | undefined {
  const name = attribute(speakers, 'brand');
  return name === undefined ? undefined : named(name);
}

function categoryOf(speakers: readonly StoredOffer[]): CategoryRef | undefined {
  for (const { row } of speakers) if (row.category.length > 0) return categoryRef(row.category);
  return undefined;
}

function coloursOf(speakers: readonly StoredOffer[]): string[] {
  const colours = new Set<string>();
  for (const { row } of speakers) if (row.colour !== undefined) colours.add(row.colour);
  return [...colours];
}

function sizesOf(speakers: readonly StoredOffer[]): string[] {
  return sizeRun(speakers.length === 1 ? speakers[0]!.row.sizes : speakers.flatMap(({ row }) => row.sizes));
}

function imagesOf(speakers: readonly StoredOffer[], dead: ReadonlySet<string>): string[] {
  const images = new Set<string>();
  const last = new Set<string>();
  for (const { row } of speakers)
    for (const image of row.images) {
      const those = dead.has(image) ? last : images;
      if (those.size < maxImages) those.add(image);
    }
  return last.size === 0 ? [...images] : [...images, ...last].slice(0, maxImages);
}

function bestOffer({ id, shop, row }: StoredOffer): BestOffer {
  const listPrice = row.listPrice && toJson(row.listPrice);
  return {
    id,
    shop,
    sku: row.sku,
    price: toJson(row.price),
    listPrice,
    inStock: row.availability === 'in_stock',
  };
}

function priceRange(best: StoredOffer, offers: readonly StoredOffer[], toBase: ToBase): PriceRange {
  const { currency } = best.row.price;
  const same = offers.filter(
    (offer) => inStock(offer) === inStock(best) && offer.row.price.currency === currency,
  );
  const dearest = same.length > 1 ? bestOrder(same, toBase).at(-1)! : best;
  return { min: toJson(best.row.price), max: toJson(dearest.row.price) };
}

function variantsOf(
  speakers: readonly StoredOffer[],
  offers: readonly StoredOffer[],
  dead: ReadonlySet<string>,
): VariantJson[] {
  if (speakers.length === 1) return [variantJson(speakers[0]!.variantId, speakers, offers, dead)];
  const sellers = groupByVariant(offers);
  const variants = [...groupByVariant(speakers)].map(([id, own]) =>
    variantJson(id, own, sellers.get(id) ?? [], dead),
  );
  return variants.sort(compareVariants);
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

function variantJson(
  id: string,
  own: readonly StoredOffer[],
  offers: readonly StoredOffer[],
  dead: ReadonlySet<string>,
): VariantJson {
  return {
    id,
    gtin: own[0]!.row.gtin,
    colour: attribute(own, 'colour'),
    sizes: sizesOf(own),
    images: imagesOf(own, dead),
    offers: offers.map(offerJson),
  };
}

function compareVariants(a: VariantJson, b: VariantJson): number {
  const colours = compareText(a.colour ?? '', b.colour ?? '');
  return colours || compareSizes(a.sizes[0] ?? '', b.sizes[0] ?? '') || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function cardOf(document: ProductDocument): ProductCard {
  const { category, sizes } = document;
  return {
    id: document.id,
    title: document.title,
    brand: document.brand,
    category: category && { id: category.id, name: category.name },
    gender: document.gender,
    colour: document.colour,
    sizes: sizes.length > maxCardSizes ? sizes.slice(0, maxCardSizes) : sizes,
    image: document.image,
    priceRange: document.priceRange,
    bestOffer: document.bestOffer,
    offerCount: document.offerCount,
    inStock: document.inStock,
    onSale: document.onSale,
  };
}
