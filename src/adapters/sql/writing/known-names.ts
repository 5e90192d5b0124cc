import type { CategoryRef, Named, ProductDocument } from '../../../catalogue/product.js';
import type { Dialect, Queryable } from '../database.js';
import { BoundedMap } from './bounded-map.js';
import { upsertRows, type Row } from './rows.js';

/** Brands and categories that a transaction has written; to be remembered once it is committed. */
export type WrittenNames = ReadonlySet<string>;

/** Spares the statements for brands and categories that are in their tables already; the first spelling stays. */
export class KnownNames {
  private readonly known = new BoundedMap<string, true>(10_000);

  async write(tx: Queryable, dialect: Dialect, documents: readonly ProductDocument[]): Promise<WrittenNames> {
    const brands = new Map<string, Row>();
    const categories = new Map<string, Row>();
    for (const { brand, category } of documents) {
      if (brand !== undefined) this.add(brands, 'brand', brand, () => [brand.id, brand.name]);
      if (category !== undefined) this.addWithAncestors(categories, category);
    }
    await upsertRows(tx, dialect, brandTable, sorted(brands));
    await upsertRows(tx, dialect, categoryTable, sorted(categories));
    return new Set([...brands.keys(), ...categories.keys()]);
  }

  remember(written: WrittenNames): void {
    for (const key of written) this.known.set(key, true);
  }

  private addWithAncestors(rows: Map<string, Row>, { path }: CategoryRef): void {
    path.forEach((category, depth) => {
      this.add(rows, 'category', category, () => [
        category.id,
        path[depth - 1]?.id ?? null,
        category.name,
        depth,
      ]);
    });
  }

  private add(rows: Map<string, Row>, table: string, { id }: Named, row: () => Row): void {
    const key = `${table} ${id}`;
    if (!rows.has(key) && this.known.get(key) === undefined) rows.set(key, row());
  }
}

const brandTable = { name: 'brand', columns: ['id', 'name'], keys: ['id'], update: ['id'] };
const categoryTable = {
  name: 'category',
  columns: ['id', 'parent_id', 'name', 'depth'],
  keys: ['id'],
  update: ['id'],
};

function sorted(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
