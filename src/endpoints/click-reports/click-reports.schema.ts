import { z } from 'zod';
import { dayMs, dayOf } from '../../catalogue/day.js';
import type { OperationSpec } from '../../http/operation.js';
import { pageSchema } from '../../http/page.js';
import { cursor, limit, named } from '../../http/parameters.js';
import { clickGroups } from '../../ports/click-counts.js';

/** A day has as many rows as products were clicked, of the others a few. */
const longestDays = { day: 732, shop: 732, brand: 732, product: 31 };
const usualDays = 30;

const day = z.iso.date('is a day of UTC, for example 2026-01-31');

const reportQuery = z
  .strictObject({
    by: z
      .enum(clickGroups, `is ${clickGroups.join(', ')}`)
      .describe('What is counted by; days come in their order, all else by clicks, most first.'),
    from: day
      .optional()
      .describe(
        `The first day; ${usualDays} days up to the last unless told. At most ${longestDays.day} days, by product ${longestDays.product}.`,
      ),
    to: day.optional().describe('The last day; today unless told.'),
    shop: named.optional().describe('Clicks to this shop only, by id or name.'),
    limit,
    cursor,
  })
  .transform(({ from, to = dayOf(Date.now()), ...query }) => {
    return { ...query, to, from: from ?? dayOf(Date.parse(to) - (usualDays - 1) * dayMs) };
  })
  .refine(({ from, to }) => from <= to, { path: ['from'], error: 'is not after to' })
  .superRefine(({ by, from, to }, context) => {
    const most = longestDays[by];
    if (Date.parse(to) - Date.parse(from) < most * dayMs) return;
    context.addIssue({ code: 'custom', path: ['from'], message: `is less than ${most} days before to` });
  });
export type ReportQuery = z.infer<typeof reportQuery>;

const counts = {
  clicks: z.int().describe('All of them: counted + bots + prefetches + duplicates.'),
  counted: z.int().describe('What is left without the others: what a shop pays for.'),
  bots: z.int(),
  prefetches: z.int().describe('Asked for in advance by a browser.'),
  duplicates: z.int().describe('The same person, the same offer, within 10 s.'),
};

const rowSchema = z
  .object({
    id: z
      .string()
      .optional()
      .describe('Of the shop, brand or product, or the day; products without a brand have none.'),
    name: z.string().optional().describe('As the catalogue calls it now.'),
    ...counts,
  })
  .meta({ id: 'ClickReportRow' });

const reportSchema = z
  .object({
    by: z.enum(clickGroups),
    from: z.string(),
    to: z.string(),
    total: z.object(counts).meta({ id: 'ClickCounts' }).describe('Of the whole period, whatever the page.'),
    items: z.array(rowSchema),
    page: pageSchema,
  })
  .meta({ id: 'ClickReport' });

export const reportClicks: OperationSpec = {
  summary: 'What was clicked',
  access: { scope: 'reports:read' },
  description:
    'Every click-out that was redirected is counted at once, exactly once, under the shop and brand that it had then. ' +
    'Pages of a period that is over are stable; those of a period with today move with the clicks.',
  query: reportQuery,
  answers: { 200: { description: 'Counts that add up to the total.', schema: reportSchema } },
  problems: ['invalid_request', 'bad_cursor', 'unavailable'],
  example: { query: { by: 'shop' } },
};
