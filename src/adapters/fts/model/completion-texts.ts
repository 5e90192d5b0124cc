import type { Suggestion } from '../../../ports/suggestions.js';
import type { Columns } from './columns.js';

export type LabelOf = (facet: 'brand' | 'category' | 'shop', id: string) => string;

const mostTexts = 200_000;

/** What people may be typing: brands, categories, and categories of a brand or in a colour, with their products counted. */
export class CompletionTexts {
  private readonly brands = new Map<string, number>();
  private readonly categories = new Map<string, number>();
  private readonly queries = new Map<string, number>();

  constructor(private readonly label: LabelOf) {}

  count(columns: Columns, n: number): void {
    if (!columns.isListed(n)) return;
    const brands = columns.lists.brand.values(n).filter(Boolean);
    const path = columns.lists.category.values(n).filter(Boolean);
    for (const id of brands) add(this.brands, id);
    for (const id of path) add(this.categories, id);
    const names = [...new Set(path.map((id) => this.label('category', id).toLowerCase()))];
    const before = [...columns.lists.colour.values(n), ...brands.map((id) => this.label('brand', id))].filter(
      Boolean,
    );
    for (const name of names) add(this.queries, name);
    for (const word of before)
      for (const name of names.slice(-1)) add(this.queries, `${word.toLowerCase()} ${name}`);
  }

  all(): Suggestion[] {
    const named = (kind: 'brand' | 'category', counts: ReadonlyMap<string, number>) =>
      [...counts].map(([id, count]) => ({ kind, text: this.label(kind, id), id, count }));
    const queries = [...this.queries].map(([text, count]) => ({ kind: 'query' as const, text, count }));
    return [...named('brand', this.brands), ...named('category', this.categories), ...queries];
  }
}

function add(counts: Map<string, number>, key: string): void {
  const known = counts.get(key);
  if (known !== undefined || counts.size < mostTexts) counts.set(key, (known ?? 0) + 1);
}
