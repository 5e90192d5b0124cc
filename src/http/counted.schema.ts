import { z } from 'zod';
import { pageSchema } from './page.js';
import { cursor, limit } from './parameters.js';

/** A list of things with a name and a count of products, by cursor. */
export const countedQuery = z.strictObject({ limit, cursor });
export type CountedQuery = z.infer<typeof countedQuery>;

export const countedSchema = z.object({
  id: z.string(),
  name: z.string(),
  productCount: z.int().describe('Products with an offer.'),
});

export function countedList<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), page: pageSchema });
}
