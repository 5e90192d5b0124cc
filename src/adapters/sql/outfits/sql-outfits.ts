import type { OutfitContent, Visibility } from '../../../catalogue/outfit.js';
import {
  type OutfitPage,
  type OutfitQuery,
  Outfits,
  type Repeatable,
  type StoredOutfit,
  type WrittenOutfit,
} from '../../../ports/outfits.js';
import type { Database, Queryable } from '../database.js';
// Outfits are listed in the order of their ids, and these sort by their time.
import { importId as newId } from '../importing/import-id.js';
import { clock, logChanges, type PersonalChange } from './change-log.js';
import { countStatement, listStatement } from './list-sql.js';
import { deleteOutfit, insertOutfit, outfitOf, type OutfitRow, updateOutfit } from './outfit-rows.js';
import { remember, repeated } from './repeats.js';

export class SqlOutfits extends Outfits {
  constructor(private readonly database: Database) {
    super();
  }

  create(owner: string, content: OutfitContent, repeatable?: Repeatable): Promise<WrittenOutfit> {
    return this.database.transaction(async (tx) => {
      const now = await clock(tx, this.database);
      const earlier = repeatable && (await repeated(tx, owner, repeatable, now));
      if (earlier) return earlier;
      const outfit = newOutfit(owner, content, now);
      await insertOutfit(tx, this.database.dialect, outfit);
      const position = await this.log(tx, now, outfit.id, undefined, content.visibility);
      if (repeatable) await remember(tx, owner, repeatable, { outfit, position }, now);
      return { outfit, position };
    });
  }

  async find(id: string): Promise<StoredOutfit | undefined> {
    const [row] = await this.database.query<OutfitRow>('SELECT * FROM outfit WHERE id = ?', [id]);
    return row && outfitOf(row);
  }

  async list(query: OutfitQuery): Promise<OutfitPage> {
    if (query.terms?.wanted.length === 0) return { items: [] };
    const { sql, params } = listStatement(query, await this.narrowest(query));
    const rows = await this.database.query<OutfitRow>(sql, params);
    const items = rows.slice(0, query.limit).map(outfitOf);
    const last = items.at(-1);
    return rows.length > query.limit && last
      ? { items, next: { id: last.id, likeCount: last.likeCount } }
      : { items };
  }

  replace(id: string, version: number, content: OutfitContent): Promise<WrittenOutfit | undefined> {
    return this.database.transaction(async (tx) => {
      const before = await this.locked(tx, id, version);
      if (!before) return undefined;
      const now = await clock(tx, this.database);
      const outfit = nextVersion(before, content, now);
      await updateOutfit(tx, this.database.dialect, outfit);
      return { outfit, position: await this.log(tx, now, id, before.visibility, content.visibility) };
    });
  }

  remove(id: string, version: number): Promise<number | undefined> {
    return this.database.transaction(async (tx) => {
      const before = await this.locked(tx, id, version);
      if (!before) return undefined;
      const now = await clock(tx, this.database);
      await deleteOutfit(tx, id);
      return this.log(tx, now, id, before.visibility, undefined);
    });
  }

  private async locked(tx: Queryable, id: string, version: number): Promise<StoredOutfit | undefined> {
    const sql = `SELECT * FROM outfit WHERE id = ? AND version = ? ${this.database.dialect.forUpdate}`;
    const [row] = await tx.query<OutfitRow>(sql, [id, version]);
    return row && outfitOf(row);
  }

  /** The term that few outfits have, where a list has nothing better to begin with. */
  private async narrowest(query: OutfitQuery): Promise<string | undefined> {
    const wanted = query.terms?.wanted ?? [];
    const begins = query.likedBy ?? query.owner ?? query.product;
    if (begins !== undefined || wanted.length < 2) return wanted[0];
    const { sql, params } = countStatement(wanted, query);
    const counts = await this.database.query<{ n: number; count: number }>(sql, params);
    const [least] = [...counts].sort((a, b) => a.count - b.count || a.n - b.n);
    return wanted[least!.n];
  }

  private log(
    tx: Queryable,
    now: number,
    id: string,
    before: Visibility | undefined,
    after: Visibility | undefined,
  ): Promise<number> {
    return logChanges(tx, this.database, now, [{ type: 'outfit', id, kind: kindOf(before, after) }]);
  }
}

/** To others, an outfit that becomes a draft is gone, and one that was none is none. */
function kindOf(before: Visibility | undefined, after: Visibility | undefined): PersonalChange['kind'] {
  if (after === 'public') return 'changed';
  return before === 'public' ? 'withdrawn' : 'private';
}

function newOutfit(owner: string, content: OutfitContent, now: number): StoredOutfit {
  const at = new Date(now).toISOString();
  return { ...content, id: newId(now), owner, version: 1, likeCount: 0, createdAt: at, updatedAt: at };
}

function nextVersion(before: StoredOutfit, content: OutfitContent, now: number): StoredOutfit {
  const { id, owner, version, likeCount, createdAt } = before;
  const updatedAt = new Date(now).toISOString();
  return { ...content, id, owner, version: version + 1, likeCount, createdAt, updatedAt };
}
