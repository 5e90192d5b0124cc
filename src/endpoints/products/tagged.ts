import { hash } from 'node:crypto';
import { Problem } from '../../catalogue/problem.js';
import type { StoredProduct } from '../../ports/product-reader.js';

/** JSON that is ready, or nearly, and the tag that names its version. */
export interface Tagged {
  readonly tag: string;
  readonly json: () => string;
}

export function tagged(items: readonly StoredProduct[], rest: unknown, json: () => string): Tagged {
  return { tag: digest(items.map((item) => item.checksum).join() + JSON.stringify(rest)), json };
}

export function digest(text: string): string {
  return hash('sha1', text, 'base64url').slice(0, 20);
}

export function unknownProduct(id: string): Problem {
  return new Problem('not_found', `There is no product ${id}.`);
}
