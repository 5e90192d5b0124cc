import { z } from 'zod';
import { alternativeSchema } from '../catalogue/alternative.js';
import { problems } from '../catalogue/problem.js';

const codes = Object.keys(problems) as [keyof typeof problems, ...(keyof typeof problems)[]];

const startOver = z
  .object({ snapshot: z.string(), position: z.int() })
  .describe(
    'How to bring a copy up to date again: read the snapshot, then follow the changes from the position.',
  );

/** RFC 9457, with a stable code and, for bad input, every mistake at once. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string(),
    traceId: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    startOver: startOver.optional(),
    alternatives: z.array(alternativeSchema).optional().describe('With `gone`: what may do instead.'),
  })
  .meta({ id: 'Problem' });
