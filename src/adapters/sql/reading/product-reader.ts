import {
  type BrowseKey,
  type BrowsePage,
  type BrowseQuery,
  ProductReader,
  type ProductView,
  type StoredProduct,
  type Unchanged,
} from '../../../ports/product-reader.js';
import type { Database } from '../database.js';
import { inList } from '../parameters.js';
import { browseStatement } from './browse-sql.js';
import { withDescendants } from './descendants.js';

interface BrowseRow extends StoredProduct {
  readonly sortKey: number;
}

export class SqlProductReader extends ProductReader {
  constructor(private readonly database: Database) {
    super();
  }

  async find(id: string): Promise<StoredProduct | undefined> {
    const sql =
      'SELECT product_id AS id, position, checksum, document AS json FROM product_document WHERE product_id = ?';
    const [row] = await this.database.query<StoredProduct>(sql, [id]);
    return row;
  }

  /** One statement for both cases, so that a product that did change waits for no second one. */
  async findUnless(checksum: string, id: string): Promise<StoredProduct | Unchanged | undefined> {
    const sql =
      'SELECT product_id AS id, position, checksum, CASE WHEN checksum = ? THEN NULL ELSE document END AS json' +
      ' FROM product_document WHERE product_id = ?';
    const [row] = await this.database.query<StoredProduct | Unchanged>(sql, [checksum, id]);
    return row;
  }

  async findMany(ids: readonly string[], view: ProductView): Promise<readonly StoredProduct[]> {
    if (ids.length === 0) return [];
    const { marks, params } = inList(ids);
    const sql = `SELECT product_id AS id, position, checksum, ${view} AS json FROM product_document WHERE product_id IN (${marks})`;
    const rows = await this.database.query<StoredProduct>(sql, params);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async browse(query: BrowseQuery): Promise<BrowsePage> {
    if ([query.brand, query.category, query.shop].some((values) => values?.length === 0))
      return { items: [] };
    const categories = query.category && (await withDescendants(this.database, query.category));
    if (categories?.length === 0) return { items: [] };
    const { sql, params } = browseStatement(query, categories);
    return pageOf(query, await this.database.query<BrowseRow>(sql, params));
  }
}

/** The page in the asked order, from rows that have one more where there is more in the direction of reading. */
function pageOf(query: BrowseQuery, rows: readonly BrowseRow[]): BrowsePage {
  const more = rows.length > query.limit;
  const page = rows.slice(0, query.limit);
  if (query.before) page.reverse();
  const hasNext = query.before ? page.length > 0 : more;
  const hasPrevious = query.before ? more : query.after !== undefined && page.length > 0;
  return {
    items: page.map(({ sortKey, ...product }) => product),
    ...(hasNext && { next: keyOf(page.at(-1)) }),
    ...(hasPrevious && { previous: keyOf(page[0]) }),
  };
}

function keyOf(row: BrowseRow | undefined): BrowseKey | undefined {
  return row && { key: row.sortKey, id: row.id };
}
