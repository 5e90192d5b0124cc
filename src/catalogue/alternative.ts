import { z } from 'zod';
import { moneySchema, namedSchema } from './product.js';

/** What may do in the place of something that is gone. */
export const alternativeSchema = z
  .object({
    rel: z.enum(['offer', 'similar']).describe('Another offer of the same product, or of a similar one.'),
    href: z.string().describe('Its click-out.'),
    productId: z.string(),
    title: z.string(),
    shop: namedSchema,
    price: moneySchema,
    inStock: z.boolean(),
  })
  .meta({ id: 'Alternative' });
export type Alternative = z.infer<typeof alternativeSchema>;
