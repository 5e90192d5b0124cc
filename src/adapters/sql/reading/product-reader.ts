import type { ChangeReader } from '../../../ports/change-log.js';
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
import { Gathered, type GatheredLimits } from '../gathered.js';
import { inList } from '../parameters.js';
import { browseStatement } from './browse-sql.js';
import { withDescendants } from './descendants.js';
import { KnownVersions } from './known-versions.js';

interface BrowseRow extends StoredProduct {
  readonly sortKey: number;
}

const limits: GatheredLimits = { lanes: 4, most: 32, longest: 5_000 };

/** Products that are asked for one by one at the same time are read together: most of what such a read costs is its round trip. */
export class SqlProductReader extends ProductReader {
  readonly #whole = new Gathered<string, StoredProduct | undefined>((ids) => this.#findAll(ids), limits);
  readonly #known: KnownVersions;

  constructor(
    private readonly database: Database,
    log: ChangeReader,
  ) {
    super();
    this.#known = new KnownVersions(log);
  }

  find(id: string): Promise<StoredProduct | undefined> {
    return this.#whole.add(id);
  }

  async findUnless(checksum: string, id: string): Promise<StoredProduct | Unchanged | undefined> {
    const known = await this.#known.still(checksum, id);
    if (known) return known;
    const found = await this.#known.noting(() => this.find(id));
    return found?.checksum === checksum ? { ...found, json: null } : found;
  }

  async findMany(ids: readonly string[], view: ProductView): Promise<readonly StoredProduct[]> {
    if (ids.length === 0) return [];
    const found = await this.#rows(view, ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async #findAll(ids: readonly string[]): Promise<(StoredProduct | undefined)[]> {
    const found = await this.#rows('document', ids);
    return ids.map((id) => found.get(id));
  }

  async #rows(view: ProductView, ids: readonly string[]): Promise<ReadonlyMap<string, StoredProduct>> {
    const { marks, params } = inList(ids);
    const sql = `SELECT product_id AS id, position, checksum, ${view} AS json FROM product_document WHERE product_id IN (${marks})`;
    const rows = await this.database.query<StoredProduct>(sql, params);
    return new Map(rows.map((row) => [row.id, row]));
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
