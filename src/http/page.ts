import { z } from 'zod';

/** Links to this page and its neighbours; `next` and `prev` are absent at the ends. */
export const pageSchema = z
  .object({ self: z.string(), next: z.string().optional(), prev: z.string().optional() })
  .meta({ id: 'PageLinks' });
export type PageLinks = z.infer<typeof pageSchema>;
