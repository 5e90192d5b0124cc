import { z } from 'zod';
import { ageGroups, availabilities, genders } from './offer.js';

export const moneySchema = z
  .object({
    amount: z.number().describe('In major units, for example 49.95.'),
    currency: z.string().describe('ISO 4217.'),
  })
  .meta({ id: 'Money' });

export const namedSchema = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Named' });
export type Named = z.infer<typeof namedSchema>;

/** A category with its way down from the root, itself included. */
const categoryRefSchema = z
  .object({ id: z.string(), name: z.string(), path: z.array(namedSchema).readonly() })
  .meta({ id: 'CategoryRef' });
export type CategoryRef = z.infer<typeof categoryRefSchema>;

export const offerSchema = z
  .object({
    id: z.string(),
    shop: namedSchema,
    sku: z.string().describe("The shop's own id from its feed."),
    price: moneySchema,
    listPrice: moneySchema.optional().describe('The price before a reduction.'),
    inStock: z.boolean(),
    availability: z.enum(availabilities),
    sizes: z.array(z.string()).readonly(),
    link: z.string(),
  })
  .meta({ id: 'Offer' });
export type OfferJson = z.infer<typeof offerSchema>;

const variantSchema = z
  .object({
    id: z.string(),
    gtin: z.string().optional(),
    colour: z.string().optional(),
    sizes: z.array(z.string()).readonly(),
    images: z.array(z.string()).readonly(),
    offers: z.array(offerSchema).readonly().describe('In stock first, then by price, then by id.'),
  })
  .meta({ id: 'Variant' });
export type VariantJson = z.infer<typeof variantSchema>;

const bestOfferSchema = offerSchema
  .pick({ id: true, shop: true, sku: true, price: true, listPrice: true, inStock: true })
  .meta({ id: 'BestOffer' });
export type BestOffer = z.infer<typeof bestOfferSchema>;

const priceRangeSchema = z.object({ min: moneySchema, max: moneySchema }).meta({ id: 'PriceRange' });
export type PriceRange = z.infer<typeof priceRangeSchema>;

/**
 * A product as a list shows it, under 1 KB. `priceRange` spans the offers in stock (all offers where none is),
 * in the currency of the best offer; it and `bestOffer` are absent once every offer was withdrawn.
 */
export const productCardSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    brand: namedSchema.optional(),
    category: namedSchema.optional(),
    gender: z.enum(genders).optional(),
    colour: z.string().optional(),
    sizes: z.array(z.string()).readonly(),
    image: z.string().optional(),
    priceRange: priceRangeSchema.optional(),
    bestOffer: bestOfferSchema.optional(),
    offerCount: z.int(),
    inStock: z.boolean(),
    onSale: z.boolean(),
  })
  .meta({ id: 'ProductCard' });
export type ProductCard = z.infer<typeof productCardSchema>;

/** A product whole: what `GET /products/{id}` answers, what the index and the change feed are made from. */
export const productSchema = productCardSchema
  .extend({
    description: z.string().optional(),
    category: categoryRefSchema.optional(),
    ageGroup: z.enum(ageGroups).optional(),
    material: z.string().optional(),
    colours: z.array(z.string()).readonly(),
    images: z.array(z.string()).readonly(),
    variants: z.array(variantSchema).readonly(),
    createdAt: z.iso.datetime().describe('When the catalogue first had it.'),
  })
  .meta({ id: 'Product' });
export type ProductDocument = z.infer<typeof productSchema>;
