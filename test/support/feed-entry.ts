import type { FeedEntry, FeedIssue } from '../../src/catalogue/issue.js';
import type { FeedOffer } from '../../src/catalogue/offer.js';

/** A whole, valid row; a test says only what it is about. */
export function anOffer(traits: Partial<FeedOffer> = {}): FeedOffer {
  const sku = traits.sku ?? 'A1';
  return {
    sku,
    title: `Dress ${sku}`,
    description: 'A light dress for the summer.',
    brand: 'Kookaï',
    category: ['Women', 'Apparel', 'Dresses'],
    colour: 'blue',
    sizes: ['S', 'M'],
    gender: 'female',
    link: `https://shop.example.com/p/${sku}`,
    images: [`https://img.example.com/${sku}.jpg`],
    price: { minor: 4995, currency: 'EUR' },
    availability: 'in_stock',
    ...traits,
  };
}

export function anEntry(
  traits: Partial<FeedOffer> & { row?: number; issues?: readonly FeedIssue[] } = {},
): FeedEntry {
  const { row = 1, issues = [], ...offer } = traits;
  const whole = anOffer(offer);
  return { row, sku: whole.sku, offer: whole, issues };
}

export function aRejected(sku: string | undefined, row = 1): FeedEntry {
  return { row, sku, issues: [anIssue({ row, sku })] };
}

export function anIssue(traits: Partial<FeedIssue> = {}): FeedIssue {
  return {
    row: 1,
    code: 'bad_price',
    attribute: 'price',
    severity: 'error',
    seen: 'free',
    advice: 'Give a price.',
    ...traits,
  };
}

/** The entries with the numbers that a reader would give them. */
export function inOrder(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries.map((entry, index) => {
    const row = index + 1;
    return { ...entry, row, issues: entry.issues.map((issue) => ({ ...issue, row })) };
  });
}
