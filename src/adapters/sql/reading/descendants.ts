import type { Database } from '../database.js';
import { Gathered, type GatheredLimits } from '../gathered.js';
import { inList } from '../parameters.js';

const limits: GatheredLimits = { lanes: 4, most: 32, longest: 5_000 };

/** Categories with all below them. Those that are asked for at the same time are looked for together. */
export class Descendants {
  readonly #gathered = new Gathered<string, readonly string[]>((ids) => this.#findAll(ids), limits);

  constructor(private readonly database: Database) {}

  /** Those of the categories that exist, each with all below it; none twice. */
  async of(ids: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(ids.map((id) => this.#gathered.add(id)));
    return [...new Set(found.flat())];
  }

  async #findAll(ids: readonly string[]): Promise<(readonly string[])[]> {
    const { marks, params } = inList([...new Set(ids)]);
    const rows = await this.database.query<{ root: string; id: string }>(sqlOf(marks), params);
    const found = new Map(params.map((root) => [root, [] as string[]]));
    for (const { root, id } of rows) found.get(root)?.push(id);
    return ids.map((id) => found.get(id) ?? []);
  }
}

const sqlOf = (marks: string) => `
  WITH RECURSIVE tree AS (
    SELECT id AS root, id FROM category WHERE id IN (${marks})
    UNION SELECT t.root, c.id FROM category c JOIN tree t ON c.parent_id = t.id
  ) SELECT root, id FROM tree`;
