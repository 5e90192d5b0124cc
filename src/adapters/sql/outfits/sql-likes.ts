import type { Visibility } from '../../../catalogue/outfit.js';
import { Likes, type LikeState } from '../../../ports/likes.js';
import type { Database, Queryable } from '../database.js';
import { inList } from '../parameters.js';
import { clock, logChanges } from './change-log.js';
import { Turns } from './turns.js';

const whose = 'outfit_id = ? AND person_id = ?';

export class SqlLikes extends Likes {
  private readonly turns = new Turns();

  constructor(private readonly database: Database) {
    super();
  }

  set(outfitId: string, person: string, liked: boolean): Promise<LikeState | undefined> {
    return this.turns.run(outfitId, () => this.write(outfitId, person, liked));
  }

  private write(outfitId: string, person: string, liked: boolean): Promise<LikeState | undefined> {
    return this.database.transaction(async (tx) => {
      // Those who like one outfit at once come one after the other, so that what is read next stays true.
      const sql = `SELECT like_count, visibility FROM outfit WHERE id = ? ${this.database.dialect.forUpdate}`;
      const [outfit] = await tx.query<{ like_count: number; visibility: Visibility }>(sql, [outfitId]);
      if (!outfit) return undefined;
      const likeCount = outfit.like_count;
      if ((await isLiked(tx, outfitId, person)) === liked) return { liked, likeCount };
      const now = await clock(tx, this.database);
      await write(tx, outfitId, person, liked, now);
      const kind = outfit.visibility === 'public' ? 'changed' : 'private';
      const position = await logChanges(tx, this.database, now, [{ type: 'like', id: outfitId, kind }]);
      return { liked, likeCount: likeCount + (liked ? 1 : -1), position };
    });
  }

  async among(outfitIds: readonly string[], person: string): Promise<ReadonlySet<string>> {
    if (outfitIds.length === 0) return new Set();
    const { marks, params } = inList(outfitIds);
    const sql = `SELECT outfit_id AS id FROM outfit_like WHERE person_id = ? AND outfit_id IN (${marks})`;
    const rows = await this.database.query<{ id: string }>(sql, [person, ...params]);
    return new Set(rows.map(({ id }) => id));
  }
}

async function isLiked(tx: Queryable, outfitId: string, person: string): Promise<boolean> {
  return (await tx.query(`SELECT 1 FROM outfit_like WHERE ${whose}`, [outfitId, person])).length > 0;
}

async function write(
  tx: Queryable,
  outfitId: string,
  person: string,
  liked: boolean,
  now: number,
): Promise<void> {
  if (liked)
    await tx.execute('INSERT INTO outfit_like (outfit_id, person_id, created_at) VALUES (?, ?, ?)', [
      ...[outfitId, person, now],
    ]);
  else await tx.execute(`DELETE FROM outfit_like WHERE ${whose}`, [outfitId, person]);
  const step = liked ? '+ 1' : '- 1';
  await tx.execute(`UPDATE outfit SET like_count = like_count ${step} WHERE id = ?`, [outfitId]);
}
