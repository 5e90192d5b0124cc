import { z } from 'zod';
import { alternativeSchema } from '../catalogue/alternative.js';
import { problems } from '../catalogue/problem.js';

const codes = Object.keys(problems) as [keyof typeof problems, ...(keyof typeof problems)[]];

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
    alternatives: z.array(alternativeSchema).optional().describe('With `gone`: what may do instead.'),
  })
  .meta({ id: 'Problem' });
