import type { OutfitContent, Placement, Visibility } from '../../../catalogue/outfit.js';
import { outfitTerms } from '../../../catalogue/text/outfit-terms.js';
import type { StoredOutfit } from '../../../ports/outfits.js';
import type { Dialect, Queryable } from '../database.js';
import { insertRows } from '../writing/rows.js';

export interface OutfitRow {
  readonly id: string;
  readonly owner_id: string;
  readonly visibility: Visibility;
  readonly title: string;
  readonly description: string | null;
  readonly tags: string;
  readonly items: string;
  readonly version: number;
  readonly like_count: number;
  readonly created_at: number;
  readonly updated_at: number;
}

export function outfitOf(row: OutfitRow): StoredOutfit {
  return {
    id: row.id,
    owner: row.owner_id,
    visibility: row.visibility,
    title: row.title,
    ...(row.description !== null && { description: row.description }),
    tags: JSON.parse(row.tags) as string[],
    items: JSON.parse(row.items) as Placement[],
    version: row.version,
    likeCount: row.like_count,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

const columns = [
  ...['id', 'owner_id', 'visibility', 'title', 'description', 'tags', 'items', 'version', 'like_count'],
  ...['created_at', 'updated_at'],
];

export async function insertOutfit(tx: Queryable, dialect: Dialect, outfit: StoredOutfit): Promise<void> {
  const { id, owner, visibility, title, description, tags, items, version, likeCount } = outfit;
  const row = [
    ...[id, owner, visibility, title, description ?? null, JSON.stringify(tags), JSON.stringify(items)],
    ...[version, likeCount, Date.parse(outfit.createdAt), Date.parse(outfit.updatedAt)],
  ];
  await insertRows(tx, dialect, { name: 'outfit', columns }, [row]);
  await insertWays(tx, dialect, id, outfit);
}

export async function updateOutfit(tx: Queryable, dialect: Dialect, outfit: StoredOutfit): Promise<void> {
  const { id, visibility, title, description, tags, items, version } = outfit;
  await tx.execute(
    `UPDATE outfit SET visibility = ?, title = ?, description = ?, tags = ?, items = ?, version = ?, updated_at = ?
    WHERE id = ?`,
    [
      ...[visibility, title, description ?? null, JSON.stringify(tags), JSON.stringify(items)],
      ...[version, Date.parse(outfit.updatedAt), id],
    ],
  );
  await deleteWays(tx, id);
  await insertWays(tx, dialect, id, outfit);
}

export async function deleteOutfit(tx: Queryable, id: string): Promise<void> {
  await deleteWays(tx, id);
  await tx.execute('DELETE FROM outfit_like WHERE outfit_id = ?', [id]);
  await tx.execute('DELETE FROM outfit WHERE id = ?', [id]);
}

async function insertWays(
  tx: Queryable,
  dialect: Dialect,
  id: string,
  content: OutfitContent,
): Promise<void> {
  const { visibility, items } = content;
  const products = [...new Set(items.map(({ productId }) => productId))].sort();
  const terms = outfitTerms(content).sort();
  const rows = (keys: readonly string[]) => keys.map((key) => [key, visibility, id]);
  const byProduct = { name: 'outfit_product', columns: ['product_id', 'visibility', 'outfit_id'] };
  const byTerm = { name: 'outfit_term', columns: ['term', 'visibility', 'outfit_id'] };
  await insertRows(tx, dialect, byProduct, rows(products));
  await insertRows(tx, dialect, byTerm, rows(terms));
}

async function deleteWays(tx: Queryable, id: string): Promise<void> {
  await tx.execute('DELETE FROM outfit_product WHERE outfit_id = ?', [id]);
  await tx.execute('DELETE FROM outfit_term WHERE outfit_id = ?', [id]);
}
