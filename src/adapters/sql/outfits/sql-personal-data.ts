import { type Erased, PersonalData } from '../../../ports/personal-data.js';
import type { Database } from '../database.js';
import { SqlFavourites } from './sql-favourites.js';
import { SqlLikes } from './sql-likes.js';
import { SqlOutfits } from './sql-outfits.js';

const batch = 100;

/** Goes the way of single deletions, so that counts and the change log stay right for those who look on. */
export class SqlPersonalData extends PersonalData {
  private readonly outfits: SqlOutfits;
  private readonly likes: SqlLikes;
  private readonly favourites: SqlFavourites;

  constructor(private readonly database: Database) {
    super();
    this.outfits = new SqlOutfits(database);
    this.likes = new SqlLikes(database);
    this.favourites = new SqlFavourites(database);
  }

  async erase(person: string): Promise<Erased> {
    const outfits = await this.all<{ id: string; version: number }>(
      'SELECT id, version FROM outfit WHERE owner_id = ? LIMIT ?',
      person,
      ({ id, version }) => this.outfits.remove(id, version),
    );
    const likes = await this.all<{ id: string }>(
      'SELECT outfit_id AS id FROM outfit_like WHERE person_id = ? LIMIT ?',
      person,
      ({ id }) => this.likes.set(id, person, false),
    );
    const favourites = await this.all<{ id: string }>(
      'SELECT product_id AS id FROM favourite WHERE person_id = ? LIMIT ?',
      person,
      ({ id }) => this.favourites.remove(person, id),
    );
    await this.database.execute('DELETE FROM outfit_repeat WHERE person_id = ?', [person]);
    return { outfits, likes, favourites };
  }

  /** Deletes until nothing is left; how many there were. What somebody else deletes meanwhile does not count. */
  private async all<T>(sql: string, person: string, remove: (row: T) => Promise<unknown>): Promise<number> {
    let removed = 0;
    for (;;) {
      const rows = await this.database.query<T>(sql, [person, batch]);
      if (rows.length === 0) return removed;
      for (const row of rows) if ((await remove(row)) !== undefined) removed++;
    }
  }
}
