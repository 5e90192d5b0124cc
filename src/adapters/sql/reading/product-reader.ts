import type { ChangeReader } from '../../../ports/change-log.js';
import {
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
import { BrowseReader } from './browse-reader.js';
import { KeptPages } from './kept-pages.js';
import { KnownVersions } from './known-versions.js';
import { LogLook } from './log-look.js';

const limits: GatheredLimits = { lanes: 4, most: 32, longest: 5_000 };

/** Products that are asked for one by one at the same time are read together: most of what such a read costs is its round trip. */
export class SqlProductReader extends ProductReader {
  readonly #whole = new Gathered<string, StoredProduct | undefined>((ids) => this.#findAll(ids), limits);
  readonly #known: KnownVersions;
  readonly #pages: KeptPages;
  readonly #lists: BrowseReader;

  constructor(
    private readonly database: Database,
    log: ChangeReader,
  ) {
    super();
    const look = new LogLook(log);
    this.#known = new KnownVersions(look);
    this.#pages = new KeptPages(look);
    this.#lists = new BrowseReader(database);
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

  browse(query: BrowseQuery): Promise<BrowsePage> {
    return this.#pages.page(query, () => this.#lists.browse(query));
  }
}
