import { required } from '../attributes.js';
import type { Attribute, Attributes } from '../attributes.js';
import type { RowIssues } from './row-issues.js';

export function reportMissing(attributes: Attributes, issues: RowIssues): void {
  for (const attribute of required) if (attributes[attribute] === undefined) missing(attribute, issues);
}

export function missing(attribute: Attribute, issues: RowIssues): void {
  issues.error(
    'missing_attribute',
    attribute,
    undefined,
    `The row needs ${attribute}; without it there is no offer.`,
  );
}
