import type { BrowseKey, BrowsePage, BrowseQuery } from '../../../ports/product-reader.js';
import type { Database } from '../database.js';
import { type BrowseRow, browseStatement, isShort, sorted } from './browse-sql.js';
import { Descendants } from './descendants.js';
import { GatheredStatements } from './gathered-statements.js';

/** Browses along the indexes. Short pages that are asked for at the same time are read together. */
export class BrowseReader {
  readonly #short: GatheredStatements<BrowseRow>;
  readonly #descendants: Descendants;

  constructor(private readonly database: Database) {
    this.#short = new GatheredStatements(database);
    this.#descendants = new Descendants(database);
  }

  async browse(query: BrowseQuery): Promise<BrowsePage> {
    if ([query.brand, query.category, query.shop].some((values) => values?.length === 0))
      return { items: [] };
    const categories = query.category && (await this.#descendants.of(query.category));
    if (categories?.length === 0) return { items: [] };
    return pageOf(query, sorted(query, await this.#rows(query, categories)));
  }

  /** A long one would hold up those that it is read with. */
  #rows(query: BrowseQuery, categories: readonly string[] | undefined): Promise<BrowseRow[]> {
    const statement = browseStatement(query, categories);
    if (isShort(query, categories)) return this.#short.rows(statement);
    return this.database.query(statement.sql, statement.params);
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
    items: page,
    ...(hasNext && { next: keyOf(page.at(-1)) }),
    ...(hasPrevious && { previous: keyOf(page[0]) }),
  };
}

function keyOf(row: BrowseRow | undefined): BrowseKey | undefined {
  return row && { key: row.sortKey, id: row.id };
}
