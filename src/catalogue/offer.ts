import type { Money } from './money.js';

export const availabilities = ['in_stock', 'out_of_stock', 'preorder', 'backorder'] as const;
export type Availability = (typeof availabilities)[number];

export const genders = ['female', 'male', 'unisex'] as const;
export type Gender = (typeof genders)[number];

export const ageGroups = ['newborn', 'infant', 'toddler', 'kids', 'adult'] as const;
export type AgeGroup = (typeof ageGroups)[number];

/** One normalised row of a shop's feed: the shop's offer for one variant of a product. */
export interface FeedOffer {
  /** The shop's own id for the row; unique within the shop. */
  readonly sku: string;
  /** Rows of one shop that share it are variants of one product; absent: the row is a product of its own. */
  readonly groupId?: string;
  /** GTIN-8/12/13/14, check digit verified, padded to 14 digits. */
  readonly gtin?: string;
  readonly title: string;
  readonly description?: string;
  readonly brand?: string;
  /** From the root down, for example `['Women', 'Apparel', 'Dresses']`; empty where the feed has none. */
  readonly category: readonly string[];
  readonly colour?: string;
  /** The sizes that the row is offered in: one, or several where a feed joins them. */
  readonly sizes: readonly string[];
  readonly gender?: Gender;
  readonly ageGroup?: AgeGroup;
  readonly material?: string;
  readonly link: string;
  /** The main image first. */
  readonly images: readonly string[];
  /** What a buyer pays now. */
  readonly price: Money;
  /** The price before a reduction; present only where it is higher than `price`, in the same currency. */
  readonly listPrice?: Money;
  readonly availability: Availability;
}
