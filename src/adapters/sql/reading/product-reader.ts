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
import { type InList, inList } from '../parameters.js';
import { browseStatement } from './browse-sql.js';
import { withDescendants } from './descendants.js';

interface BrowseRow extends StoredProduct {
  readonly sortKey: number;
}

/** A product, and the checksum that its asker has. */
interface Asked {
  readonly id: string;
  readonly seen: string;
}

type Found = StoredProduct | Unchanged;

const limits: GatheredLimits = { lanes: 4, most: 32, longest: 5_000 };

/** Products that are asked for one by one at the same time are read together: most of what such a read costs is its round trip. */
export class SqlProductReader extends ProductReader {
  readonly #whole = new Gathered<string, StoredProduct | undefined>((ids) => this.#findAll(ids), limits);
  readonly #changed = new Gathered<Asked, Found | undefined>((asked) => this.#findChanged(asked), limits);

  constructor(private readonly database: Database) {
    super();
  }

  find(id: string): Promise<StoredProduct | undefined> {
    return this.#whole.add(id);
  }

  async findUnless(checksum: string, id: string): Promise<Found | undefined> {
    const found = await this.#changed.add({ id, seen: checksum });
    // Unchanged for another one, who was read for together with this one.
    return found?.json === null && found.checksum !== checksum ? this.find(id) : found;
  }

  async findMany(ids: readonly string[], view: ProductView): Promise<readonly StoredProduct[]> {
    if (ids.length === 0) return [];
    const found = await this.#rows<StoredProduct>(view, ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async #findAll(ids: readonly string[]): Promise<(StoredProduct | undefined)[]> {
    const found = await this.#rows<StoredProduct>('document', ids);
    return ids.map((id) => found.get(id));
  }

  /** One statement for both cases, so that a product that did change waits for no second one. */
  async #findChanged(asked: readonly Asked[]): Promise<(Found | undefined)[]> {
    const { marks, params } = inList(asked.map(({ seen }) => seen));
    const json = `CASE WHEN checksum IN (${marks}) THEN NULL ELSE document END`;
    const found = await this.#rows<Found>(
      json,
      asked.map(({ id }) => id),
      params,
    );
    return asked.map(({ id }) => found.get(id));
  }

  async #rows<T extends Found>(
    json: string,
    ids: readonly string[],
    before: InList['params'] = [],
  ): Promise<ReadonlyMap<string, T>> {
    const { marks, params } = inList(ids);
    const sql = `SELECT product_id AS id, position, checksum, ${json} AS json FROM product_document WHERE product_id IN (${marks})`;
    const rows = await this.database.query<T>(sql, [...before, ...params]);
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
