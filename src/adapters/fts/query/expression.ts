import type { Alternative, Group } from './intent.js';

/** Products that have one of the alternatives, none for no alternative, in the query language of FTS5. Every term is quoted. */
export function anyOf(group: Group): string {
  if (group.length === 0) return '""';
  return `(${group.map(allTerms).join(' OR ')})`;
}

/** Products that have something of every group. */
export function everyOf(groups: readonly Group[]): string {
  return groups.map(anyOf).join(' AND ');
}

function allTerms({ terms, inOrder }: Alternative): string {
  return inOrder ? terms.map(quoted).join(' + ') : `(${terms.map(quoted).join(' AND ')})`;
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""').replaceAll('\0', '')}"`;
}
