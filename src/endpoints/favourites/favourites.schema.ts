import { z } from 'zod';
import { productCardSchema, productSchema } from '../../catalogue/product.js';
import type { OperationSpec } from '../../http/operation.js';
import { pageSchema } from '../../http/page.js';
import { currency, cursor, fields, limit } from '../../http/parameters.js';
import { Favourites } from '../../ports/favourites.js';

const id = z.strictObject({ id: z.string().min(1).max(64).describe('A product id.') });
export type ProductId = z.infer<typeof id>;

const listQuery = z.strictObject({
  currency,
  fields: fields(productSchema).describe(
    'Only these members of each product, for example `id,title,variants`.',
  ),
  limit,
  cursor,
});
export type ListQuery = z.infer<typeof listQuery>;

const favourite = {
  productId: z.string(),
  since: z.string(),
};

const itemSchema = z
  .object({
    ...favourite,
    available: z.boolean().describe('Whether there is an offer in stock.'),
    product: productCardSchema
      .partial()
      .loose()
      .optional()
      .describe(
        'Its card, or the members that `fields` asks for; absent where the catalogue does not have it any more.',
      ),
  })
  .meta({ id: 'FavouriteProduct' });

const favouriteSchema = z.object(favourite).meta({ id: 'Favourite' });

const access = { person: true } as const;
const ofOne = { access, params: id, needs: [Favourites] };
const position = { 'ogrom-position': 'Of the change, where it was one.' };
// A product of the sample catalogue.
const example = { params: { id: '5k7jc1c8mf1ezksw' } };

export const listFavourites: OperationSpec = {
  summary: 'My favourites, with their products',
  access,
  description: 'The latest first.',
  query: listQuery,
  headers: { 'If-None-Match': 'Answers 304 where the tag still fits.' },
  answers: {
    200: {
      description: 'A page of favourites.',
      schema: z.object({ items: z.array(itemSchema), page: pageSchema }).meta({ id: 'FavouriteList' }),
      headers: { etag: 'For If-None-Match.', 'cache-control': 'How long it may be kept.' },
    },
    304: { description: 'The client has it already.' },
  },
  problems: ['invalid_request', 'bad_cursor', 'unavailable'],
  example: { query: { limit: '1' } },
};

export const getFavourite: OperationSpec = {
  summary: 'Whether a product is a favourite of mine',
  ...ofOne,
  answers: { 200: { description: 'It is, since then.', schema: favouriteSchema } },
  problems: ['not_found', 'unavailable'],
  example,
};

export const putFavourite: OperationSpec = {
  summary: 'Keep a product',
  ...ofOne,
  description: 'Once, however often it is said.',
  answers: { 200: { description: 'It is kept.', schema: favouriteSchema, headers: position } },
  problems: ['not_found', 'unavailable'],
  example,
};

export const deleteFavourite: OperationSpec = {
  summary: 'Keep a product no longer',
  ...ofOne,
  answers: { 204: { description: 'It is not kept.', headers: position } },
  problems: ['unavailable'],
  example,
};
