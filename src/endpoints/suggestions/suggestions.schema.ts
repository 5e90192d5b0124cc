import { z } from 'zod';
import type { OperationSpec } from '../../http/operation.js';
import { list } from '../../http/parameters.js';
import { suggestionKinds } from '../../ports/suggestions.js';

const query = z.strictObject({
  q: z
    .string('is what was typed so far')
    .min(1, 'is what was typed so far')
    .max(100, 'is at most 100 characters'),
  kinds: list(z.enum(suggestionKinds, `knows ${suggestionKinds.join(', ')}`)).describe('Only these kinds.'),
  limit: z.coerce
    .number('is a whole number')
    .int('is a whole number')
    .min(1, 'is at least 1')
    .max(20, 'is at most 20')
    .default(8),
});
export type SuggestionsQuery = z.infer<typeof query>;

const suggestionSchema = z
  .object({
    kind: z.enum(suggestionKinds),
    text: z.string(),
    id: z.string().optional().describe('The id of the brand or category.'),
    count: z.int().describe('How many products stand behind it.'),
  })
  .meta({ id: 'Suggestion' });

export const suggest: OperationSpec = {
  summary: 'Complete what is being typed',
  access: 'catalogue',
  query,
  answers: {
    200: {
      description: 'The best completions first.',
      schema: z.object({ items: z.array(suggestionSchema) }).meta({ id: 'SuggestionList' }),
    },
  },
  problems: ['invalid_request', 'unavailable'],
  example: { query: { q: 'shi', limit: '3' } },
};
