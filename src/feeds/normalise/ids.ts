import { missing } from './missing.js';
import { one } from './values.js';
import type { Attributes } from '../attributes.js';
import type { RowIssues } from './row-issues.js';

const maxId = 100;

/** The shop's id for the row; a row without one, or with one over 100 characters, is no offer. */
export function idOf(attributes: Attributes, issues: RowIssues): string | undefined {
  const id = plainId(attributes.id);
  if (id === undefined) return undefined;
  if (id === '') missing('id', issues);
  if (id.length > maxId) issues.error('text_too_long', 'id', id, tooLongId('id', id));
  return id;
}

/** One over 100 characters is left out. */
export function groupOf(attributes: Attributes, issues: RowIssues): string | undefined {
  const id = plainId(attributes.item_group_id) || undefined;
  if (id === undefined || id.length <= maxId) return id;
  issues.warn('text_too_long', 'item_group_id', id, `It was ignored. ${tooLongId('item_group_id', id)}`);
  return undefined;
}

/** As the shop writes it, whatever characters it has: more clean-up could make two ids one. */
function plainId(value: string | string[] | undefined): string | undefined {
  return one(value)
    ?.replace(/[\u0000-\u001f\u007f\ufeff]|\p{Surrogate}/gu, '')
    .trim();
}

function tooLongId(attribute: string, id: string): string {
  return `The ${attribute} has ${id.length} characters; ${maxId} are allowed. Give it a shorter one that stays the same.`;
}
