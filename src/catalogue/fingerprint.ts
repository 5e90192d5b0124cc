import { hash } from 'node:crypto';
import type { FeedOffer } from './offer.js';

/** A row as JSON text that is the same for equal rows, whatever the order of their members. */
export function rowJson(row: FeedOffer): string {
  const {
    sku,
    groupId,
    gtin,
    title,
    description,
    brand,
    category,
    colour,
    sizes,
    gender,
    ageGroup,
    material,
  } = row;
  const { link, images, price, listPrice, availability } = row;
  return JSON.stringify({
    ...{
      sku,
      groupId,
      gtin,
      title,
      description,
      brand,
      category,
      colour,
      sizes,
      gender,
      ageGroup,
      material,
      link,
      images,
    },
    price: { minor: price.minor, currency: price.currency },
    listPrice: listPrice && { minor: listPrice.minor, currency: listPrice.currency },
    availability,
  });
}

/** 22 letters and digits that differ whenever the row does. */
export function fingerprint(json: string): string {
  return hash('sha256', json, 'hex').slice(0, 22);
}
