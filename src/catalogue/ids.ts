import { hash } from 'node:crypto';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';
/** The two characters of every ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => crockford[bits >> 5]! + crockford[bits & 31]!);

/** 16 characters of lower-case Crockford base32: the first 80 bits of the parts' SHA-256. */
function idOf(kind: string, first: string, second = ''): string {
  const hex = hash('sha256', second === '' ? `${kind}\0${first}` : `${kind}\0${first}\0${second}`, 'hex');
  return base32(hex, 0) + base32(hex, 5) + base32(hex, 10) + base32(hex, 15);
}

function base32(hex: string, from: number): string {
  const twentyBits = Number.parseInt(hex.slice(from, from + 5), 16);
  return pairs[twentyBits >> 10]! + pairs[twentyBits & 1023]!;
}

/** A shop's offer; the same for ever for the same shop and sku. */
export function offerId(shopId: string, sku: string): string {
  return idOf('offer', shopId, sku);
}

/** A variant: of its GTIN, whoever sells it; of the shop's row where there is none. */
export function variantId(shopId: string, row: { readonly sku: string; readonly gtin?: string }): string {
  return row.gtin === undefined ? idOf('row', shopId, row.sku) : idOf('gtin', row.gtin);
}

/** A product that a shop's group founds. */
export function groupProductId(shopId: string, groupId: string): string {
  return idOf('group', shopId, groupId);
}

/** A product that a variant founds, for rows without a group. */
export function variantProductId(variant: string): string {
  return idOf('variant', variant);
}

/** A person as everybody may see them: it tells nothing of the name that the identity provider knows them by. */
export function personId(sub: string): string {
  return idOf('person', sub);
}
