import { hash } from 'node:crypto';
import type { Money } from './money.js';
import type { FeedOffer } from './offer.js';

/** A row as JSON text that is the same for equal rows, whatever the order of their members. */
export function rowJson(row: FeedOffer): string {
  return JSON.stringify({
    sku: row.sku,
    groupId: row.groupId,
    gtin: row.gtin,
    title: row.title,
    description: row.description,
    brand: row.brand,
    category: row.category,
    colour: row.colour,
    sizes: row.sizes,
    gender: row.gender,
    ageGroup: row.ageGroup,
    material: row.material,
    link: row.link,
    images: row.images,
    price: inOrder(row.price),
    listPrice: row.listPrice && inOrder(row.listPrice),
    availability: row.availability,
  } satisfies FeedOffer);
}

function inOrder({ minor, currency }: Money): Money {
  return { minor, currency };
}

/** 22 letters and digits that differ whenever the row does. */
export function fingerprint(json: string): string {
  return hash('sha256', json, 'hex').slice(0, 22);
}
