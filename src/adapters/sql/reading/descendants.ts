import type { Queryable } from '../database.js';
import { inList } from '../parameters.js';

/** Those of the categories that exist, each with all below it. */
export async function withDescendants(
  database: Queryable,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { marks, params } = inList(ids);
  const sql = `
    WITH RECURSIVE tree AS (
      SELECT id FROM category WHERE id IN (${marks})
      UNION SELECT c.id FROM category c JOIN tree t ON c.parent_id = t.id
    ) SELECT id FROM tree ORDER BY id`;
  const rows = await database.query<{ id: string }>(sql, params);
  return rows.map(({ id }) => id);
}
