import { z } from 'zod';
import { genders } from '../../catalogue/offer.js';
import { productCardSchema } from '../../catalogue/product.js';
import { minPositionHeader } from '../../http/freshness.js';
import type { OperationSpec } from '../../http/operation.js';
import { ratesUsedSchema } from '../../http/rates-used.js';
import { pageSchema } from '../../http/page.js';
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
import { ExchangeRates } from '../../ports/exchange-rates.js';
import { facetNames, ProductSearch, searchSorts } from '../../ports/product-search.js';

const word = z.string().min(1).max(100).meta(oneValue);
const price = z.coerce.number('is a number').min(0, 'is not negative').max(1e9).optional();

const highlights = z.record(z.string(), z.array(z.string()));
const resultSchema = productCardSchema
  .extend({ highlights: highlights.optional() })
  .meta({ id: 'SearchHit' });

const searchQuery = z
  .strictObject({
    q: z
      .string()
      .max(200, 'is at most 200 characters')
      .default('')
      .describe('What the person typed; empty finds everything.'),
    brand: list(named).describe('Any of these brands, by id or name.'),
    category: list(category).describe('Any of these categories, each with its descendants.'),
    shop: list(named).describe('Any of these shops.'),
    colour: list(word).describe('Any of these colours.'),
    size: list(word).describe('Any of these sizes.'),
    gender: list(z.enum(genders, `is ${genders.join(', ')}`)),
    onSale: flag.optional(),
    inStock: flag.optional(),
    priceMin: price.describe("In major units of `currency`; without one, of the offer's own."),
    priceMax: price,
    sort: z.enum(searchSorts, `is ${searchSorts.join(', ')}`).default('relevance'),
    facets: list(z.enum(facetNames, `knows ${facetNames.join(', ')}`)).describe(
      'Counts by these, each as if its own filter were off.',
    ),
    currency,
    fields: fields(resultSchema),
    limit,
    cursor,
  })
  .refine(({ priceMin = 0, priceMax = Infinity }) => priceMin <= priceMax, {
    path: ['priceMin'],
    message: 'is above priceMax',
  });
export type SearchParameters = z.infer<typeof searchQuery>;

const facetValue = z
  .object({
    value: z.string().describe('What the filter of the same name takes.'),
    label: z.string(),
    count: z.int(),
    selected: z.boolean(),
    from: z.number().optional().describe('Price facet: the range begins here, in major units.'),
    to: z.number().optional().describe('Price facet: and ends before this.'),
    currency: z.string().optional(),
  })
  .meta({ id: 'FacetValue' });

const resultsSchema = z
  .object({
    items: z.array(resultSchema),
    total: z.object({ count: z.int(), exact: z.boolean() }).describe('A lower bound where `exact` is false.'),
    facets: z.partialRecord(z.enum(facetNames), z.array(facetValue)),
    query: z
      .object({
        text: z.string(),
        relaxed: z
          .boolean()
          .describe('True where hardly anything has all the words, so products with most of them follow.'),
        corrected: z
          .array(z.object({ from: z.string(), to: z.string() }))
          .describe('Words taken for a misspelling.'),
        suggestion: z.string().optional().describe('To offer as “did you mean”.'),
      })
      .describe('How the text was understood.'),
    page: pageSchema,
    rates: ratesUsedSchema.optional(),
  })
  .meta({ id: 'SearchResults' });
export type SearchResults = z.infer<typeof resultsSchema>;

export const searchProducts: OperationSpec = {
  summary: 'Search products',
  access: 'catalogue',
  description:
    'Ranked by relevance, tolerant to typos, in German and English, with synonyms and compounds. All words are required where that leaves hits.',
  query: searchQuery,
  // How far the index is stands in the catalogue; only who asks for a position has to do without it.
  needs: [ProductSearch, ExchangeRates],
  headers: { ...minPositionHeader, 'If-None-Match': 'Answers 304 where the tag still fits.' },
  answers: {
    200: {
      description: 'A page of hits with their facets.',
      schema: resultsSchema,
      headers: { etag: 'For If-None-Match.', 'cache-control': 'How long it may be kept.' },
    },
    304: { description: 'The client has it already.' },
  },
  problems: ['invalid_request', 'bad_cursor', 'unavailable', 'not_caught_up'],
  example: { query: { q: 'blue shirt', facets: 'brand,colour', limit: '2' } },
};
