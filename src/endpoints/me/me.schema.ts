import { z } from 'zod';
import type { OperationSpec } from '../../http/operation.js';

export const eraseMe: OperationSpec = {
  summary: 'Delete all that is kept of me',
  access: { person: true },
  description:
    'My outfits with the likes for them, my likes, my favourites, and the answers kept for my Idempotency-Keys. ' +
    'One that was cut off goes on when it is sent again.',
  answers: {
    200: {
      description: 'How many of each there were.',
      schema: z.object({ outfits: z.int(), likes: z.int(), favourites: z.int() }).meta({ id: 'Erased' }),
    },
  },
  problems: ['unavailable'],
};
