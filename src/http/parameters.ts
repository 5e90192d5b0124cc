import { z } from 'zod';
import { isCurrency } from '../catalogue/money.js';
import { categoryId, slug } from '../catalogue/slug.js';

const split = (value: unknown) =>
  [value]
    .flat()
    .flatMap((one) => String(one).split(','))
    .map((one) => one.trim());

/** As the document tells it: in a list a comma ends a value, and a blank one is none. */
export const oneValue = { pattern: '^[^,]*[^\\s\\uFEFF,][^,]*$' };

/** As the document tells a text of which something must be left when it is trimmed. */
export const notBlank = { pattern: '[^\\s\\uFEFF]' };

const isBlank = (value: unknown) =>
  value === undefined || [value].flat().every((one) => one === undefined || String(one).trim() === '');

/** A list in a query: `a,b`, or the parameter repeated; a blank one says nothing. */
export function list<T extends z.ZodType>(item: T, max = 50) {
  const items = z.array(item).max(max, `takes at most ${max} values`);
  return z.preprocess((value) => (isBlank(value) ? undefined : split(value)), items.optional());
}

/** `true` or `false`. */
export const flag = z.enum(['true', 'false'], 'is true or false').transform((value) => value === 'true');

/** The size of a page: 1–100, 24 where nothing is said. */
export const limit = z.coerce
  .number('is a whole number')
  .int('is a whole number')
  .min(1, 'is at least 1')
  .max(100, 'is at most 100')
  .default(24);

export const cursor = z.string().max(1000).optional().describe('What an answer gave in `page`; opaque.');

/** The id of a brand or shop; its name does as well. */
export const named = z.string().min(1).max(200).meta(oneValue).transform(slug);

/** The id of a category, `men.footwear`; its way down, `Men > Footwear`, does as well. */
export const category = z
  .string()
  .min(1)
  .max(800)
  .meta(oneValue)
  .transform((given) => categoryId(given.split(/\s*>\s*|\./)));

export const currency = z
  .string()
  .toUpperCase()
  .refine(isCurrency, 'is an ISO 4217 currency code, for example EUR')
  .meta({ pattern: '^[A-Za-z]{3}$' })
  .optional()
  .describe(
    'Shows prices in this currency, at the reference rates that `rates` names; 400 where it has none.',
  );

/** Members of a resource, dotted ones reach inside; a name that the resource does not have is a mistake. */
export function fields(resource: z.ZodObject) {
  const known = new Set(Object.keys(resource.shape));
  const field = z
    .string()
    .refine((name) => known.has(name.split('.')[0]!), `knows ${[...known].join(', ')}`)
    .meta({ pattern: `^(${[...known].join('|')})([.][^,]*)?$` });
  return list(field).describe('Only these members, for example `id,title,bestOffer.price`.');
}
