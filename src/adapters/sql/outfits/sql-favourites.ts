import { type Favourite, type FavouritePage, Favourites } from '../../../ports/favourites.js';
import type { Database, Queryable } from '../database.js';
import { clock, logChanges } from './change-log.js';

interface FavouriteRow {
  readonly product_id: string;
  readonly created_at: number;
}

const select = 'SELECT product_id, created_at FROM favourite WHERE person_id = ?';

export class SqlFavourites extends Favourites {
  constructor(private readonly database: Database) {
    super();
  }

  add(person: string, productId: string): Promise<{ favourite: Favourite; position?: number } | undefined> {
    return this.database.transaction(async (tx) => {
      const before = await read(tx, person, productId);
      if (before) return { favourite: before };
      if (!(await isProduct(tx, productId))) return undefined;
      const now = await clock(tx, this.database);
      const sql = 'INSERT INTO favourite (person_id, product_id, created_at) VALUES (?, ?, ?)';
      await tx.execute(sql, [person, productId, now]);
      const favourite = favouriteOf({ product_id: productId, created_at: now });
      return { favourite, position: await this.log(tx, now, productId) };
    });
  }

  remove(person: string, productId: string): Promise<number | undefined> {
    return this.database.transaction(async (tx) => {
      const sql = 'DELETE FROM favourite WHERE person_id = ? AND product_id = ?';
      if ((await tx.execute(sql, [person, productId])) === 0) return undefined;
      return this.log(tx, await clock(tx, this.database), productId);
    });
  }

  find(person: string, productId: string): Promise<Favourite | undefined> {
    return read(this.database, person, productId);
  }

  async list(person: string, limit: number, after?: Favourite): Promise<FavouritePage> {
    const since = after && Date.parse(after.since);
    const rows = await this.database.query<FavouriteRow>(
      `${select} ${after ? 'AND created_at <= ? AND (created_at < ? OR product_id < ?)' : ''}
      ORDER BY created_at DESC, product_id DESC LIMIT ?`,
      [person, ...(after ? [since, since, after.productId] : []), limit + 1],
    );
    const items = rows.slice(0, limit).map(favouriteOf);
    return rows.length > limit ? { items, next: items.at(-1) } : { items };
  }

  private log(tx: Queryable, now: number, id: string): Promise<number> {
    return logChanges(tx, this.database, now, [{ type: 'favourite', id, kind: 'changed' }]);
  }
}

async function read(from: Queryable, person: string, productId: string): Promise<Favourite | undefined> {
  const [row] = await from.query<FavouriteRow>(`${select} AND product_id = ?`, [person, productId]);
  return row && favouriteOf(row);
}

async function isProduct(tx: Queryable, id: string): Promise<boolean> {
  return (await tx.query('SELECT 1 FROM product_document WHERE product_id = ?', [id])).length > 0;
}

function favouriteOf({ product_id, created_at }: FavouriteRow): Favourite {
  return { productId: product_id, since: new Date(created_at).toISOString() };
}
