import type { ProductDocument } from '../../../catalogue/product.js';
import { termOf } from '../../../catalogue/text/stem.js';
import { foldedWords } from '../../../catalogue/text/understand.js';

/** The facets whose values are text; several values of one product stand in one column, a line each. */
export const listFacets = ['brand', 'category', 'colour', 'size', 'gender', 'shop'] as const;
export type ListFacet = (typeof listFacets)[number];

/** What products are filtered, counted and sorted by. */
export interface DocValues extends Readonly<Record<ListFacet, string>> {
  readonly currency: string;
  /** Equal for products that differ in colour alone. */
  readonly style: string;
  readonly price: number | null;
  readonly popularity: number;
  readonly inStock: number;
  readonly onSale: number;
}

const lines = (values: readonly string[]) =>
  [...new Set(values)].map((value) => value.replaceAll('\n', ' ')).join('\n');

export function docValues(product: ProductDocument): DocValues {
  const { bestOffer } = product;
  return {
    brand: product.brand?.id ?? '',
    category: lines(product.category?.path.map((node) => node.id) ?? []),
    colour: lines(product.colours),
    size: lines(product.sizes),
    gender: product.gender ?? '',
    shop: lines(product.variants.flatMap((variant) => variant.offers.map((offer) => offer.shop.id))),
    currency: bestOffer?.price.currency ?? '',
    style: styleOf(product),
    price: bestOffer?.price.amount ?? null,
    popularity: product.offerCount,
    inStock: Number(product.inStock),
    onSale: Number(product.onSale),
  };
}

/** Each facet's ids with the names that people see. */
export function labelsOf(product: ProductDocument): readonly (readonly [ListFacet, string, string])[] {
  const shops = product.variants.flatMap((variant) => variant.offers.map((offer) => offer.shop));
  return [
    ...(product.brand ? [['brand', product.brand.id, product.brand.name] as const] : []),
    ...(product.category?.path ?? []).map((node) => ['category', node.id, node.name] as const),
    ...shops.map((shop) => ['shop', shop.id, shop.name] as const),
  ];
}

const colourTerms = new Set(
  foldedWords(
    'black white red blue navy green yellow orange pink purple brown grey beige cream ivory khaki olive maroon burgundy gold ' +
      'silver bronze copper teal turquoise lavender magenta peach mustard rust tan nude charcoal multi multicolor ' +
      'schwarz weiss rot blau grün gelb rosa lila braun grau bunt türkis weinrot silber dark light hell dunkel',
  ).map(termOf),
);

function styleOf({ title, brand, colours }: ProductDocument): string {
  const own = new Set(colours.flatMap(foldedWords).map(termOf));
  const terms = foldedWords(title).map(termOf);
  return [brand?.id ?? '', ...terms.filter((term) => !own.has(term) && !colourTerms.has(term))].join(' ');
}
