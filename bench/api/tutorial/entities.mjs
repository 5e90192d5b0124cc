import { EntitySchema } from 'typeorm';

const id = { type: 'varchar', primary: true };
const text = { type: 'varchar' };
const nullable = { type: 'varchar', nullable: true };
const number = { type: 'bigint' };
const one = (target, name) => ({ type: 'many-to-one', target, nullable: true, joinColumn: { name } });
const many = (target) => ({ type: 'one-to-many', target, inverseSide: 'product' });
const entity = (name, columns, relations = {}) =>
  new EntitySchema({ name, tableName: name, columns, relations });

const named = { id, name: text };

/** The normalised tables with the relations that a tutorial gives them. */
export const Product = entity(
  'product',
  {
    ...{ id, title: text, description: nullable, gender: nullable, material: nullable },
    ...{ ageGroup: { ...nullable, name: 'age_group' }, createdAt: { ...number, name: 'created_at' } },
  },
  {
    ...{ brand: one('brand', 'brand_id'), category: one('category', 'category_id') },
    ...{ offers: many('offer'), images: many('image') },
  },
);

export const entities = [
  Product,
  entity('brand', named),
  entity('shop', named),
  entity('category', named, { parent: one('category', 'parent_id') }),
  entity('variant', { id, gtin: nullable, colour: nullable, sizes: text }),
  entity(
    'image',
    {
      productId: { ...id, name: 'product_id' },
      n: { type: 'int', primary: true },
      variantId: { ...text, name: 'variant_id' },
      url: text,
    },
    { product: one('product', 'product_id') },
  ),
  entity(
    'offer',
    {
      ...{ id, sku: text, currency: text, availability: text, link: text },
      priceMinor: { ...number, name: 'price_minor' },
      listPriceMinor: { ...number, name: 'list_price_minor', nullable: true },
      withdrawnAt: { ...number, name: 'withdrawn_at', nullable: true },
    },
    {
      product: one('product', 'product_id'),
      shop: one('shop', 'shop_id'),
      variant: one('variant', 'variant_id'),
    },
  ),
];
