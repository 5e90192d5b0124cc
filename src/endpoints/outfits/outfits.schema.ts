import { z } from 'zod';
import { placementSchema } from '../../catalogue/outfit.js';
import { absences } from '../../catalogue/outfit-price.js';
import { offerSchema, productCardSchema } from '../../catalogue/product.js';
import { pageSchema } from '../../http/page.js';
import { currency, cursor, fields, limit, list, notBlank } from '../../http/parameters.js';

const id = z.strictObject({ id: z.string().min(1).max(64).describe('An outfit id.') });
export type OutfitId = z.infer<typeof id>;
export const outfitId = id;

const productSchema = productCardSchema
  .pick({ id: true, title: true, brand: true, category: true, colour: true, image: true })
  .meta({ id: 'OutfitProduct' });

const offer = offerSchema
  .pick({ id: true, shop: true, sku: true, price: true, listPrice: true, inStock: true })
  .extend({ variantId: z.string() })
  .meta({ id: 'OutfitOffer' });

const { productId, variantId, x, y } = placementSchema.shape;

const itemSchema = z
  .object({
    ...{ productId, variantId, x, y },
    layer: z.int(),
    scale: z.number(),
    rotation: z.number(),
    available: z.boolean().describe('Whether there is an offer in stock.'),
    reason: z
      .enum(absences)
      .optional()
      .describe(
        'Why not: `out_of_stock`; `variant_gone`, only other variants are offered; `withdrawn`, nobody offers the ' +
          'product; `gone`, the catalogue does not have it any more.',
      ),
    product: productSchema.optional().describe('Absent where it is gone.'),
    offer: offer.optional().describe('The cheapest one in stock, of the variant where the item names one.'),
    alternatives: z
      .array(productCardSchema)
      .readonly()
      .optional()
      .describe('With `embed=alternatives`, of what is not available: similar products in stock.'),
  })
  .meta({ id: 'OutfitItem' });
export type OutfitItemJson = z.infer<typeof itemSchema>;

const totalSchema = z
  .object({
    price: offerSchema.shape.price,
    priced: z.int().describe('How many items it adds up.'),
    unpriced: z.int().describe('How many it leaves out, having no offer, or none whose price converts.'),
    ratesOf: z.string().optional().describe('The day of the reference rates that it was converted by.'),
  })
  .meta({ id: 'OutfitTotal' });

const common = {
  id: z.string(),
  title: z.string(),
  visibility: z.enum(['draft', 'public']),
  tags: z.array(z.string()).readonly(),
  owner: z.object({ id: z.string().describe('Names the person here; not at the identity provider.') }),
  mine: z.boolean().optional().describe('Whether it is of the person who calls; absent without one.'),
  likeCount: z.int(),
  likedByMe: z.boolean().optional().describe('Absent where no person calls.'),
  createdAt: z.string(),
  updatedAt: z.string().describe('When its content was written; likes leave it as it is.'),
};

export const outfitSchema = z
  .object({
    ...common,
    description: z.string().optional(),
    canvas: z
      .object({ width: z.int(), height: z.int() })
      .describe('Where the items lie, in units of its own; the origin is the top left corner.'),
    items: z.array(itemSchema).readonly(),
    total: totalSchema.optional().describe('Of the offers of its items; absent where no item has one.'),
    incomplete: z
      .array(z.literal('alternatives'))
      .optional()
      .describe('What was asked for and could not be found out in time.'),
    links: z.object({ self: z.string(), like: z.string() }),
  })
  .meta({ id: 'Outfit' });
export type OutfitJson = z.infer<typeof outfitSchema>;

const outfitCardSchema = z
  .object({
    ...common,
    itemCount: z.int(),
    images: z.array(z.string()).readonly().describe('Of its uppermost items, three at most.'),
  })
  .meta({ id: 'OutfitCard' });
export type OutfitCardJson = z.infer<typeof outfitCardSchema>;

export const outfitListSchema = z
  .object({ items: z.array(outfitCardSchema), page: pageSchema })
  .meta({ id: 'OutfitList' });

export const listQuery = z.strictObject({
  owner: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe(
      '`me`: those of the person who calls, drafts too; or an `owner.id`: that person’s public ones.',
    ),
  likedBy: z.literal('me', 'is me').optional().describe('Those that the person who calls likes.'),
  product: z.string().min(1).max(64).optional().describe('Those with this product in them.'),
  q: z
    .string()
    .trim()
    .min(1, 'is not empty')
    .max(200, 'has at most 200 characters')
    .meta(notBlank)
    .optional()
    .describe(
      'Those that have every word in title, tags or description, whatever its ending; `-word` excludes.',
    ),
  sort: z.enum(['newest', 'popular'], 'is newest or popular').default('newest'),
  fields: fields(outfitCardSchema),
  limit,
  cursor,
});
export type ListQuery = z.infer<typeof listQuery>;

export const outfitQuery = z.strictObject({
  currency,
  fields: fields(outfitSchema),
  embed: list(z.enum(['alternatives'], 'knows alternatives')).describe(
    '`alternatives`: similar products in stock for each item that is not available.',
  ),
});
export type OutfitQueryParameters = z.infer<typeof outfitQuery>;

export const likeSchema = z.object({ likedByMe: z.boolean(), likeCount: z.int() }).meta({ id: 'OutfitLike' });
