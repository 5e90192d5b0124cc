import { hash } from 'node:crypto';

const maxLength = 80;
const hashed = (text: string) => hash('sha256', text, 'hex').slice(0, 12);

/**
 * The id of something with a name: `U.S. Polo Assn.` and `U.S.Polo Assn.` are both `u-s-polo-assn`.
 * Lower-case ASCII letters, digits and dashes, at most 80; a name without any of these gives a hash of it.
 */
export function slug(name: string): string {
  const folded = name.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/\p{M}/gu, '');
  return bounded(folded.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''), name);
}

/** The id of a category by its way down from the root: `men.footwear.casual-shoes`; at most 80 characters. */
export function categoryId(path: readonly string[]): string {
  return bounded(path.map(slug).join('.'), path.join('\0'));
}

function bounded(id: string, source: string): string {
  if (id === '') return hashed(source);
  return id.length <= maxLength ? id : `${id.slice(0, maxLength - 13)}-${hashed(source)}`;
}
