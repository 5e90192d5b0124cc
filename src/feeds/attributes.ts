/**
 * The attributes that are read, by their names in Google's product data specification (`currency` and `list_price`
 * are not Google's), with the other names they go by. Where several are there, the first that has a value wins.
 */
const aliases = {
  id: ['id', 'merchant_product_id', 'aw_product_id', 'product_id', 'offer_id', 'sku'],
  title: ['title', 'product_name', 'name'],
  description: ['description', 'product_description', 'product_short_description', 'short_description'],
  link: ['link', 'aw_deep_link', 'product_url', 'deeplink', 'deep_link', 'merchant_deep_link', 'url'],
  image_link: [
    'image_link',
    'merchant_image_url',
    'image_url',
    'aw_image_url',
    'large_image',
    'image',
    'images',
  ],
  additional_image_link: [
    'additional_image_link',
    'additional_image_links',
    'alternate_image',
    'alternate_image_two',
    'alternate_image_three',
    'alternate_image_four',
  ],
  price: ['price', 'search_price', 'store_price'],
  sale_price: ['sale_price'],
  list_price: ['list_price', 'rrp_price', 'product_price_old', 'original_price', 'old_price'],
  currency: ['currency', 'currency_code'],
  brand: ['brand', 'brand_name', 'manufacturer'],
  product_type: [
    'product_type',
    'merchant_product_category_path',
    'merchant_category',
    'fashion:category',
    'category_path',
    'category',
    'category_name',
  ],
  google_product_category: ['google_product_category'],
  color: ['color', 'colour', 'fashion:colour', 'fashion:swatch', 'farbe'],
  size: ['size', 'sizes', 'fashion:size', 'groesse', 'größe'],
  gender: ['gender', 'fashion:suitable_for', 'geschlecht'],
  age_group: ['age_group'],
  material: ['material', 'fashion:material'],
  availability: ['availability', 'in_stock', 'stock_status'],
  gtin: ['gtin', 'ean', 'product_gtin', 'gtin13', 'upc', 'barcode'],
  item_group_id: ['item_group_id', 'parent_product_id'],
} as const;

export type Attribute = keyof typeof aliases;

/** What a row says; several values where the feed repeats an attribute. */
export type Attributes = { [name in Attribute]?: string | string[] };

/** Without these a row is no offer; a header has to name them. */
export const required: readonly Attribute[] = ['id', 'title', 'link', 'price'];

/** All their values count, not just the first one. */
const repeatable = new Set<Attribute>(['size', 'image_link', 'additional_image_link']);

interface Meaning {
  readonly attribute: Attribute;
  /** 0 for the attribute's own name, more for names that only help out. */
  readonly rank: number;
}

const meanings = new Map<string, Meaning>();
for (const [attribute, names] of Object.entries(aliases)) {
  names.forEach((name, rank) => meanings.set(name, { attribute: attribute as Attribute, rank }));
}

/** What a column, element or key stands for; its case, a `g:` prefix, blanks and hyphens do not matter. */
export function meaningOf(name: string): Meaning | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^g:\s*/, '')
    .replace(/[\s-]+/g, '_');
  return meanings.get(plain);
}

/** Adds a value after those that are there; blank values are left out. */
export function add(attributes: Attributes, attribute: Attribute, value: string): void {
  const before = attributes[attribute];
  if (before === undefined) {
    if (!isMissing(value)) attributes[attribute] = value;
  } else if (repeatable.has(attribute) && !isMissing(value)) {
    attributes[attribute] = typeof before === 'string' ? [before, value] : [...before, value];
  }
}

const wordsForNothing = /^\s*(?:n\/?a|n\.a\.|null|none|nil|undefined|-+)?\s*$/i;

/** Whether a cell says nothing: blank, or one of the words that exports write for it (NA, null, -). */
export function isMissing(value: string): boolean {
  return value.length < 20 ? wordsForNothing.test(value) : value.trim() === '';
}
