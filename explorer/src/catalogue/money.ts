import type { z } from 'zod';
import type { moneySchema } from '../../../src/catalogue/product.js';

export type Money = z.infer<typeof moneySchema>;

/** An amount as this reader writes it. */
export function written({ amount, currency }: Money): string {
  const digits = Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, ...digits }).format(amount);
}
