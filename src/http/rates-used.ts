import { z } from 'zod';
import type { Shape } from './shape.js';

/** By which rates an answer was converted. */
export const ratesUsedSchema = z
  .object({
    date: z.iso.date().describe('The day of the reference rates.'),
    source: z
      .enum(['ecb', 'bundled'])
      .describe('Fetched from the European Central Bank, or those of the release.'),
    stale: z.boolean().describe('Whether newer ones should have been published by now.'),
  })
  .meta({ id: 'RatesUsed' });

/** The member `rates` of an answer, where prices were converted. */
export function ratesUsed({ rates }: Shape): { readonly rates?: z.infer<typeof ratesUsedSchema> } {
  if (!rates) return {};
  const { date, source, stale } = rates;
  return { rates: { date, source, stale } };
}
