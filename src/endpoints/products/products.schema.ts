import { z } from 'zod';
import { offerSchema, productCardSchema, productSchema } from '../../catalogue/product.js';
import { minPositionHeader } from '../../http/freshness.js';
import type { OperationSpec } from '../../http/operation.js';
import { pageSchema } from '../../http/page.js';
import { ratesUsedSchema } from '../../http/rates-used.js';
import {
  category,
  currency,
  cursor,
  fields,
  flag,
  limit,
  list,
  named,
  oneValue,
} from '../../http/parameters.js';
import { DocumentSource } from '../../ports/document-source.js';
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { checkOutcomes } from '../../ports/live-offers.js';
import { ProductReader } from '../../ports/product-reader.js';
import { SimilarProducts } from '../../ports/similar-products.js';

const id = z.strictObject({ id: z.string().min(1).max(64).describe('A product id.') });
export type ProductId = z.infer<typeof id>;

const embeds = ['description', 'images', 'colours', 'material', 'variants'] as const;

const listQuery = z.strictObject({
  ids: list(z.string().min(1).max(64).meta(oneValue), 100).describe(
    'These products, in this order; unknown ones are left out. Takes no filter beside it.',
  ),
  brand: list(named).describe('Any of these brands, by id or name.'),
  category: list(category).describe('Any of these categories, each with its descendants.'),
  shop: list(named).describe('Products that any of these shops offers.'),
  onSale: flag.optional(),
  inStock: flag.optional(),
  sort: z.enum(['newest', 'price', '-price'], 'is newest, price or -price').default('newest'),
  currency,
  fields: fields(productSchema),
  embed: list(z.enum(embeds, `knows ${embeds.join(', ')}`)).describe(
    'Adds these members of the whole product to each item.',
  ),
  limit,
  cursor,
});
export type ListQuery = z.infer<typeof listQuery>;

const detailQuery = z.strictObject({ currency, fields: fields(productSchema) });
export type DetailQuery = z.infer<typeof detailQuery>;

const offersQuery = z
  .strictObject({
    currency,
    live: flag
      .default(false)
      .describe('Asks the shops for price and stock first. The catalogue follows within a second or so.'),
    deadlineMs: z.coerce
      .number('is a whole number')
      .int('is a whole number')
      .min(50, 'is at least 50')
      .max(5_000, 'is at most 5000')
      .optional()
      .describe('With `live`: how long to wait for all shops together, 800 where nothing is said.'),
  })
  .refine(({ live, deadlineMs }) => live || deadlineMs === undefined, {
    path: ['deadlineMs'],
    message: 'goes with live=true only',
  });
export type OffersQuery = z.infer<typeof offersQuery>;

const similarQuery = z.strictObject({ currency, fields: fields(productCardSchema), limit });
export type SimilarQuery = z.infer<typeof similarQuery>;

// A product of the sample catalogue.
const sample = { id: '5k7jc1c8mf1ezksw' };
const conditional = { etag: 'For If-None-Match.', 'cache-control': 'How long it may be kept.' };
const reads = { headers: { ...minPositionHeader, 'If-None-Match': 'Answers 304 where the tag still fits.' } };
// The catalogue answers these alone, the search engine the similar ones alone.
const fromCatalogue = { needs: [ProductReader, DocumentSource, ExchangeRates] };
const rates = ratesUsedSchema.optional().describe('Where prices were converted.');
const notModified = { description: 'The client has it already.' };

const { description, images, colours, material, variants } = productSchema.partial().shape;

const listItemSchema = productCardSchema
  .extend({ description, images, colours, material, variants })
  .describe('A card, with the members that `embed` asks for.')
  .meta({ id: 'ProductListItem' });

export const listProducts: OperationSpec = {
  summary: 'Browse products',
  access: 'catalogue',
  description: 'Along the indexes of the database, by cursor. With `ids`: those products in one request.',
  query: listQuery,
  filters: { brand: 'brands', category: 'categories', shop: 'shops' },
  ...reads,
  ...fromCatalogue,
  answers: {
    200: {
      description: 'A page of products.',
      schema: z
        .object({ items: z.array(listItemSchema), page: pageSchema, rates })
        .meta({ id: 'ProductList' }),
      headers: conditional,
    },
    304: notModified,
  },
  problems: ['invalid_request', 'bad_cursor', 'unavailable', 'not_caught_up'],
  example: { query: { category: 'women.apparel', sort: 'price', limit: '2' } },
};

export const getProduct: OperationSpec = {
  summary: 'One product whole',
  access: 'catalogue',
  params: id,
  query: detailQuery,
  ...reads,
  ...fromCatalogue,
  answers: {
    200: {
      description: 'The product with its variants, images and offers.',
      schema: productSchema.extend({ rates }).meta({ id: 'PricedProduct' }),
      headers: conditional,
    },
    304: notModified,
  },
  problems: ['invalid_request', 'not_found', 'unavailable', 'not_caught_up'],
  example: { params: sample },
};

const variantOfferSchema = offerSchema
  .extend({
    variantId: z.string(),
    checked: z
      .enum(checkOutcomes)
      .optional()
      .describe(
        'live: the shop has just said so; stale: no answer by the deadline; unreachable: asking failed; refused: the answer is not believed; unsupported: the shop cannot be asked.',
      ),
    checkedAt: z.iso.datetime().optional().describe('When the shop said so.'),
  })
  .meta({ id: 'VariantOffer' });

const liveSchema = z
  .object({
    deadlineMs: z.int(),
    tookMs: z.int(),
    complete: z.boolean().describe('Whether every shop that can be asked has answered.'),
  })
  .describe('How the live check went.');

export const listOffers: OperationSpec = {
  summary: 'The offers of a product',
  access: 'catalogue',
  description:
    'In stock first, then by price. With `live` each offer says in `checked` what came of asking its shop; where that is not `live`, it is shown as the catalogue knows it.',
  params: id,
  query: offersQuery,
  ...reads,
  ...fromCatalogue,
  answers: {
    200: {
      description: 'Every offer that some shop makes for one of its variants.',
      schema: z
        .object({
          items: z.array(variantOfferSchema),
          live: liveSchema.optional(),
          rates,
        })
        .meta({ id: 'OfferList' }),
      headers: conditional,
    },
    304: notModified,
  },
  problems: ['invalid_request', 'not_found', 'unavailable', 'not_caught_up'],
  example: { params: sample },
};

export const listSimilar: OperationSpec = {
  summary: 'Similar products',
  access: 'catalogue',
  description: 'The same kind of thing, in stock, and not the same product in another colour.',
  params: id,
  query: similarQuery,
  needs: [SimilarProducts, ExchangeRates],
  answers: {
    200: {
      description: 'The most similar first.',
      schema: z.object({ items: z.array(productCardSchema), rates }).meta({ id: 'SimilarList' }),
    },
    304: notModified,
  },
  problems: ['invalid_request', 'not_found', 'unavailable'],
  example: { params: sample, query: { limit: '3' } },
};
