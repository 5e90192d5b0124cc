import { CategoryReader, type CountedCategory, type CountedPage } from '../../../ports/taxonomy.js';
import type { Database } from '../database.js';
import { inList } from '../parameters.js';
import { pageOf } from './counted-page.js';

interface CategoryRow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly depth: number;
}

const columns = 'SELECT id, name, parent_id AS parentId, depth FROM category';

export class SqlCategoryReader extends CategoryReader {
  constructor(private readonly database: Database) {
    super();
  }

  async find(id: string): Promise<CountedCategory | undefined> {
    const [found] = await this.#counted(`${columns} WHERE id = ?`, [id]);
    return found;
  }

  children(parentId: string | undefined): Promise<readonly CountedCategory[]> {
    if (parentId === undefined) return this.#counted(`${columns} WHERE parent_id IS NULL ORDER BY id`, []);
    return this.#counted(`${columns} WHERE parent_id = ? ORDER BY id`, [parentId]);
  }

  async list(after: string | undefined, limit: number): Promise<CountedPage<CountedCategory>> {
    const sql = `${columns} WHERE id > ? ORDER BY id LIMIT ?`;
    return pageOf(await this.#counted(sql, [after ?? '', limit + 1]), limit);
  }

  async #counted(sql: string, params: readonly unknown[]): Promise<readonly CountedCategory[]> {
    const rows = await this.database.query<CategoryRow>(sql, params);
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const counts = await this.#countsBelow(ids);
    return rows.map(({ parentId, ...row }) => ({
      ...row,
      ...(parentId !== null && { parentId }),
      productCount: counts.get(row.id) ?? 0,
    }));
  }

  async #countsBelow(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { marks, params } = inList(ids);
    const sql = `
      WITH RECURSIVE tree AS (
        SELECT id AS root, id FROM category WHERE id IN (${marks})
        UNION ALL SELECT t.root, c.id FROM category c JOIN tree t ON c.parent_id = t.id
      ), direct AS (
        SELECT category_id, COUNT(*) AS products FROM product_document
        WHERE listed = 1 AND category_id IN (SELECT id FROM tree) GROUP BY category_id
      )
      SELECT t.root, SUM(d.products) AS products FROM tree t JOIN direct d ON d.category_id = t.id GROUP BY t.root`;
    const rows = await this.database.query<{ root: string; products: number }>(sql, params);
    return new Map(rows.map(({ root, products }) => [root, products]));
  }
}
