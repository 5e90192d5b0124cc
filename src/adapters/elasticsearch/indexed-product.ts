import { priceStepOf } from '../../catalogue/price-steps.js';
import type { Named, ProductDocument } from '../../catalogue/product.js';
import type { IndexEntry } from '../../ports/search-index.js';
import { phrasesOf, titlePhrasesOf } from './phrases.js';
import { styleOf } from './style.js';

const facetOf = ({ id, name }: Named) => `${id}\t${name}`;

const people = { female: 'women', male: 'men', unisex: 'unisex women men' } as const;

/** An entry as the index has it. */
export function indexedProduct(entry: IndexEntry): Readonly<Record<string, unknown>> {
  const product = JSON.parse(entry.document) as ProductDocument;
  return {
    id: entry.id,
    checksum: entry.checksum,
    card: entry.card,
    ...searchedFields(product),
    ...filterFields(product),
    sortPrice: entry.sortPrice,
    createdAt: entry.createdAt,
    popularity: product.offerCount,
    leaf: product.category?.id,
    style: styleOf(product),
    phrases: phrasesOf(product),
    titlePhrases: titlePhrasesOf(product.title),
  };
}

function searchedFields(product: ProductDocument) {
  return {
    title: product.title,
    brand: product.brand?.name,
    kind: product.category?.name,
    category: product.category?.path.slice(0, -1).map(({ name }) => name),
    colour: product.colours,
    gender: product.gender && people[product.gender],
    details: [product.material, product.ageGroup].filter((detail) => detail !== undefined),
    description: product.description,
  };
}

function filterFields(product: ProductDocument) {
  const shops = shopsOf(product);
  const path = product.category?.path ?? [];
  const price = product.bestOffer?.price;
  return {
    brandId: product.brand?.id,
    brandFacet: product.brand && facetOf(product.brand),
    categoryIds: path.map(({ id }) => id),
    categoryFacet: path.map(facetOf),
    shopIds: shops.map(({ id }) => id),
    shopFacet: shops.map(facetOf),
    colours: product.colours,
    sizes: product.sizes,
    genders: product.gender,
    onSale: product.onSale,
    inStock: product.inStock,
    price: price?.amount,
    currency: price?.currency,
    priceFacet: price && `${price.currency}\t${priceStepOf(price.amount).from}`,
  };
}

function shopsOf(product: ProductDocument): Named[] {
  const offers = product.variants.flatMap((variant) => variant.offers);
  return [...new Map(offers.map(({ shop }) => [shop.id, shop])).values()];
}
