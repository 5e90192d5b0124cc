import type { CountedPage } from '../../../ports/taxonomy.js';

/** A page from rows that have one more where there is more. */
export function pageOf<T extends { readonly id: string }>(rows: readonly T[], limit: number): CountedPage<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: last.id } : { items };
}
