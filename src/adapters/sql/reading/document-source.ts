import { DocumentSource } from '../../../ports/document-source.js';
import type { IndexEntry } from '../../../ports/search-index.js';
import type { Database } from '../database.js';
import { inList } from '../parameters.js';

type EntryRow = Omit<IndexEntry, 'listed'> & { readonly listed: number };

const columns =
  'SELECT product_id AS id, position, checksum, listed, document, card,' +
  ' sort_price AS sortPrice, created_at AS createdAt FROM product_document';

export class SqlDocumentSource extends DocumentSource {
  constructor(private readonly database: Database) {
    super();
  }

  after(position: number, limit: number): Promise<readonly IndexEntry[]> {
    return this.#entries(`${columns} WHERE position > ? ORDER BY position LIMIT ?`, [position, limit]);
  }

  page(id: string | undefined, limit: number): Promise<readonly IndexEntry[]> {
    const sql = `${columns} WHERE product_id > ? AND listed = 1 ORDER BY product_id LIMIT ?`;
    return this.#entries(sql, [id ?? '', limit]);
  }

  async entries(ids: readonly string[]): Promise<readonly IndexEntry[]> {
    if (ids.length === 0) return [];
    const { marks, params } = inList(ids);
    return this.#entries(`${columns} WHERE product_id IN (${marks})`, params);
  }

  async head(): Promise<number> {
    const sql = 'SELECT MAX(position) AS head FROM product_document';
    const [row] = await this.database.query<{ head: number | null }>(sql);
    return row?.head ?? 0;
  }

  /** The counter changes in the transactions that write the log, so what it has given out has been committed. */
  async inSight(): Promise<number> {
    const sql = "SELECT value FROM sequence WHERE name = 'position'";
    const [row] = await this.database.query<{ value: number }>(sql);
    return row?.value ?? 0;
  }

  async changedSince(position: number): Promise<number | undefined> {
    const sql = 'SELECT at FROM change_entry WHERE position > ? ORDER BY position LIMIT 1';
    const [row] = await this.database.query<{ at: number }>(sql, [position]);
    return row?.at;
  }

  async #entries(sql: string, params: readonly unknown[]): Promise<readonly IndexEntry[]> {
    const rows = await this.database.query<EntryRow>(sql, params);
    return rows.map((row) => ({ ...row, listed: row.listed === 1 }));
  }
}
