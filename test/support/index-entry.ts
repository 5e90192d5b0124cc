import { hash } from 'node:crypto';
import type { Gender } from '../../src/catalogue/offer.js';
import type { CategoryRef, Named, ProductCard, ProductDocument } from '../../src/catalogue/product.js';
import { categoryId, slug } from '../../src/catalogue/slug.js';
import type { IndexEntry } from '../../src/ports/search-index.js';

export interface EntryTraits {
  id?: string;
  position?: number;
  title?: string;
  description?: string;
  brand?: string;
  /** From the root down. */
  category?: readonly string[];
  gender?: Gender;
  colours?: readonly string[];
  sizes?: readonly string[];
  shop?: string;
  price?: number;
  listPrice?: number;
  currency?: string;
  inStock?: boolean;
  offerCount?: number;
  createdAt?: number;
  listed?: boolean;
}

/** A whole, valid entry for an index; a test says only what it is about. */
export function anEntry(traits: EntryTraits = {}): IndexEntry {
  const title = traits.title ?? 'Plain thing';
  const t = {
    id: slug(title),
    price: 20,
    createdAt: Date.UTC(2026, 0, 1),
    position: 1,
    listed: true,
    ...traits,
  };
  const whole = product({ ...t, title });
  const document = JSON.stringify(whole);
  return {
    id: t.id,
    position: t.position,
    checksum: hash('sha256', document, 'hex').slice(0, 16),
    listed: t.listed,
    document,
    card: JSON.stringify(cardOf(whole)),
    sortPrice: Math.round(t.price * 100),
    createdAt: t.createdAt,
  };
}

function product(
  t: EntryTraits & { id: string; title: string; price: number; createdAt: number },
): ProductDocument {
  const colours = t.colours ?? [];
  const offer = offerOf(t);
  return {
    id: t.id,
    title: t.title,
    description: t.description,
    brand: t.brand === undefined ? undefined : named(t.brand),
    category: t.category && categoryOf(t.category),
    gender: t.gender,
    colour: colours[0],
    colours,
    sizes: t.sizes ?? [],
    images: [],
    priceRange: { min: offer.price, max: offer.price },
    bestOffer: offer,
    offerCount: t.offerCount ?? 1,
    inStock: offer.inStock,
    onSale: offer.listPrice !== undefined,
    variants: [{ id: `${t.id}-v`, sizes: t.sizes ?? [], images: [], offers: [offer], colour: colours[0] }],
    createdAt: new Date(t.createdAt).toISOString(),
  };
}

function offerOf(t: EntryTraits & { id: string; price: number }) {
  const { currency = 'EUR', inStock = true } = t;
  return {
    id: `${t.id}-o`,
    shop: named(t.shop ?? 'Some Shop'),
    sku: `sku-${t.id}`,
    price: { amount: t.price, currency },
    listPrice: t.listPrice === undefined ? undefined : { amount: t.listPrice, currency },
    inStock,
    availability: inStock ? ('in_stock' as const) : ('out_of_stock' as const),
    sizes: t.sizes ?? [],
    link: `https://shop.example/${t.id}`,
  };
}

const named = (name: string): Named => ({ id: slug(name), name });

function categoryOf(names: readonly string[]): CategoryRef {
  const path = names.map((name, i) => ({ id: categoryId(names.slice(0, i + 1)), name }));
  return { ...path.at(-1)!, path };
}

function cardOf(whole: ProductDocument): ProductCard {
  const { description, material, ageGroup, colours, images, variants, createdAt, ...card } = whole;
  return { ...card, category: card.category && { id: card.category.id, name: card.category.name } };
}
