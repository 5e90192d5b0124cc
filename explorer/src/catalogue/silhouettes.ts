/** Shapes in a square of 64; the first whose words stand in the category's id is the product's. */
const silhouettes: readonly (readonly [RegExp, string])[] = [
  [/footwear|shoe|heel|sandal|flip/, 'M5 23c4 6 11 6 16 1l13 9c6 4 14 4 20 6 4 1 6 4 6 8v2H5Zm0 28h55v3H5Z'],
  [
    /bag|wallet|clutch|backpack|luggage/,
    'M21 24v-4c0-14 22-14 22 0v4h8l5 32H8l5-32Zm5 0h12v-4c0-8-12-8-12 0Z',
  ],
  [
    /watch/,
    'M24 5h16l2 13a18 18 0 0 1 0 28l-2 13H24l-2-13a18 18 0 0 1 0-28Zm8 14a13 13 0 1 0 0 26 13 13 0 1 0 0-26Zm-1.500 4h3v8.500l5 4-2 2-6-5Z',
  ],
  [
    /eyewear|sunglass/,
    'M3 25h23c2 0 3 3 6 3s4-3 6-3h23v5c0 10-5 15-12 15-8 0-12-5-13-12h-8c-1 7-5 12-13 12C8 45 3 40 3 30Z',
  ],
  [
    /jewel|ring|pendant|bracelet|necklace/,
    'M19 12h26l13 15-26 30L6 27Zm3 4-8 10h9Zm20 0-1 10h9Zm-16 10h12L32 16Z',
  ],
  [
    /personal-care|fragrance|makeup|lips|nail|skin/,
    'M26 6h12v10H26Zm-2 12h16v4c8 2 10 6 10 12v24H14V34c0-6 2-10 10-12Zm-4 18v14h24V36Z',
  ],
  [
    /dress|skirt|kurta|saree|lehenga|night|frock/,
    'M23 7v9c0 5-1 8-1 13L11 57h42L42 29c0-5-1-8-1-13V7h-4v6c0 7-10 7-10 0V7Z',
  ],
  [/bottomwear|jeans|trouser|short|track|legging|capri/, 'M18 7h28l5 50H37l-5-30-5 30H13Z'],
  [
    /apparel|topwear|shirt|innerwear/,
    'M22 9 9 15 4 28l10 4 3-5v29h30V27l3 5 10-4-5-13-13-6c-2 5-5 7-10 7s-8-2-10-7Z',
  ],
];

const hanger =
  'M30 20v-3c0-3 4-3 4-5a3 3 0 0 0-6 0h-4a7 7 0 0 1 14 0c0 4-4 4-4 7v1l24 22c4 4 2 9-3 9H9c-5 0-7-5-3-9Zm2 4L10 44c-1 2-1 3 1 3h42c2 0 2-1 1-3Z';

export function silhouetteOf(category: string | undefined): string {
  return silhouettes.find(([words]) => words.test(category ?? ''))?.[1] ?? hanger;
}
