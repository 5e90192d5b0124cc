import type { Database } from 'better-sqlite3';
import type { SearchHit } from '../../ports/product-search.js';
import type { Tables } from './tables.js';
import { highlighted } from './query/highlight.js';

interface CardRow {
  readonly n: number;
  readonly position: number;
  readonly card: string;
  readonly description: string | null;
}

/** The hits of products by their numbers, in that order; products that are gone by now are left out. */
export function hitsOf(
  db: Database,
  tables: Tables,
  places: readonly { readonly n: number; readonly id: string }[],
  terms: ReadonlySet<string>,
): SearchHit[] {
  const sql = `SELECT n, position, card, description FROM ${tables.card} WHERE n IN (SELECT value FROM json_each(?))`;
  const rows = db.prepare<[string], CardRow>(sql).all(JSON.stringify(places.map(({ n }) => n)));
  const byNumber = new Map(rows.map((row) => [row.n, row]));
  return places.flatMap(({ n, id }) => {
    const row = byNumber.get(n);
    return row ? [{ id, position: row.position, card: row.card, highlights: highlights(row, terms) }] : [];
  });
}

function highlights({ card, description }: CardRow, terms: ReadonlySet<string>): SearchHit['highlights'] {
  if (terms.size === 0) return {};
  const { title } = JSON.parse(card) as { readonly title: string };
  const found = { title: highlighted(title, terms), description: highlighted(description ?? '', terms) };
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, text]) => (text ? [[field, [text]]] : [])),
  );
}
