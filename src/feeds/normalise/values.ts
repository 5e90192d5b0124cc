import { textOf } from './text.js';
import type { Attributes } from '../attributes.js';
import type { RowIssues } from './row-issues.js';

/** In characters; Google's, where it has one for the attribute. */
export const limits = {
  title: 150,
  description: 5000,
  brand: 100,
  color: 100,
  material: 200,
  product_type: 1000,
  google_product_category: 1000,
  size: 1000,
};

/** An attribute's text for people, cut to its limit. */
export function text(
  attribute: keyof typeof limits,
  attributes: Attributes,
  issues: RowIssues,
): string | undefined {
  return textOf(attribute, one(attributes[attribute]), limits[attribute], issues);
}

export function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'object' ? value[0] : value;
}

export function many(value: string | string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
