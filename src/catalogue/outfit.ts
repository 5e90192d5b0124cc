import { z } from 'zod';

/** The plane that items lie on, in units of its own; its origin is the top left corner, y grows downwards. */
export const canvas = { width: 1000, height: 1000 } as const;

const mostItems = 50;
const mostTags = 20;
const longestTag = 30;

const control = /[\p{Cc}\p{Cs}]/u;
const controlButLines = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

const line = z
  .string('is a text')
  .trim()
  .refine((text) => !control.test(text), 'has no control characters');

const between = (min: number, max: number) =>
  z.number('is a number').min(min, `is at least ${min}`).max(max, `is at most ${max}`);

const whole = (min: number, max: number) => between(min, max).int('is a whole number');

/** One product of an outfit and where it lies. */
export const placementSchema = z.strictObject({
  productId: z.string('is the id of a product').min(1, 'is the id of a product').max(64),
  variantId: z
    .string('is the id of a variant of the product')
    .min(1, 'is the id of a variant of the product')
    .max(64)
    .optional()
    .describe('Just this variant of it: its colour, its offers.'),
  x: between(0, canvas.width).describe('The middle of the item, in units of the canvas from its left edge.'),
  y: between(0, canvas.height).describe('The middle of the item, in units of the canvas from its top edge.'),
  layer: whole(0, 999).default(0).describe('Higher ones lie on top, of equal ones the later in the list.'),
  scale: between(0.05, 20).default(1).describe('At 1 the longer side of the image is 250 units.'),
  rotation: between(-360, 360).default(0).describe('In degrees, clockwise.'),
});
export type Placement = z.infer<typeof placementSchema>;

const tag = z
  .string('is a word')
  .max(100, `has at most ${longestTag} characters`)
  .transform(evenTag)
  .pipe(
    z
      .string()
      .refine((text) => /^[\p{L}\p{N}]/u.test(text), 'is a word of letters and digits')
      .refine((text) => text.length <= longestTag, `has at most ${longestTag} characters`),
  );

/** The members that a person writes, without what they are where nothing was said. */
const members = {
  title: line.min(1, 'is not empty').max(120, 'has at most 120 characters'),
  description: z
    .string('is a text')
    .trim()
    .max(2000, 'has at most 2000 characters')
    .refine((text) => !controlButLines.test(text), 'has no control characters')
    .optional(),
  visibility: z
    .enum(['draft', 'public'], 'is draft or public')
    .describe('A draft is seen by its owner alone.'),
  items: z.array(placementSchema, 'is a list').max(mostItems, `takes at most ${mostItems} items`),
  tags: z
    .array(tag, 'is a list')
    .max(mostTags, `takes at most ${mostTags} tags`)
    .transform((tags) => [...new Set(tags)])
    .describe('In lower case, without “#”; one that is said twice counts once.'),
};

/** An outfit as its owner writes it, whole. */
export const outfitContentSchema = z
  .strictObject({
    ...members,
    visibility: members.visibility.default('draft'),
    items: members.items.default([]),
    tags: members.tags.default([]),
  })
  .refine(({ visibility, items }) => visibility === 'draft' || items.length > 0, {
    path: ['items'],
    message: 'has at least one item in a public outfit',
  })
  .meta({ id: 'OutfitContent' });
export type OutfitContent = z.infer<typeof outfitContentSchema>;
export type Visibility = OutfitContent['visibility'];

const { title, description, visibility, items, tags } = members;

/** A change of it by RFC 7396: what is left out stays, null takes away, lists are replaced as a whole. */
export const outfitPatchSchema = z
  .strictObject({
    title: title.nullish(),
    description: description.nullish(),
    visibility: visibility.nullish(),
    items: items.nullish(),
    tags: tags.nullish(),
  })
  .meta({ id: 'OutfitPatch' });
export type OutfitPatch = z.infer<typeof outfitPatchSchema>;

/** `#Sommer  Look` and `sommer look` are one tag. */
function evenTag(given: string): string {
  return given
    .normalize('NFC')
    .trim()
    .replace(/^#+/, '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}
