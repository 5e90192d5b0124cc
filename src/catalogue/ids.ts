import { hash } from 'node:crypto';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** 16 characters of lower-case Crockford base32: the first 80 bits of the parts' SHA-256. */
function idOf(...parts: readonly string[]): string {
  const hex = hash('sha256', parts.join('\0'), 'hex');
  return base32(hex.slice(0, 10)) + base32(hex.slice(10, 20));
}

function base32(fortyBits: string): string {
  const digits = Number.parseInt(fortyBits, 16).toString(32).padStart(8, '0');
  let text = '';
  for (const digit of digits) text += crockford[Number.parseInt(digit, 32)];
  return text;
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
