import type { BrowseQuery, StoredProduct } from '../../../ports/product-reader.js';
import { inList } from '../parameters.js';

export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

export interface BrowseRow extends StoredProduct {
  readonly sortKey: number;
}

/** The column that a browse is sorted by, and whether the asked order runs down it. */
function orderOf(sort: BrowseQuery['sort']): { column: string; down: boolean } {
  if (sort === 'newest') return { column: 'created_at', down: true };
  return { column: 'sort_price', down: sort === '-price' };
}

/**
 * The statement for a page and the row after it. `categories` are those asked for with their descendants,
 * undefined where none was asked for. With `before` the rows come in the opposite of the asked order.
 */
export function browseStatement(query: BrowseQuery, categories: readonly string[] | undefined): Statement {
  const { column } = orderOf(query.sort);
  const descending = isDescending(query);
  const conditions = [listed, ...filters(query, categories), ...keyset(query, column, descending)];
  const order = descending ? 'DESC' : 'ASC';
  return {
    sql:
      `SELECT d.product_id AS id, d.position, d.checksum, d.${query.view} AS json, d.${column} AS sortKey` +
      ` FROM product_document d WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` +
      ` ORDER BY d.${column} ${order}, d.product_id ${order} LIMIT ?`,
    params: [...conditions.flatMap(({ params }) => params), query.limit + 1],
  };
}

function isDescending({ sort, before }: BrowseQuery): boolean {
  return orderOf(sort).down !== (before !== undefined);
}

/** Whether the page is a walk along one index, which takes no longer for one than for another. */
export function isShort(query: BrowseQuery, categories: readonly string[] | undefined): boolean {
  const filtering = [query.brand, categories].filter((values) => values !== undefined);
  const narrowed = query.shop !== undefined || query.onSale !== undefined || query.inStock !== undefined;
  return !narrowed && filtering.length <= 1 && filtering.every((values) => values.length === 1);
}

/** Puts the statement's rows into its order, which they may have lost where several statements were one. */
export function sorted(query: BrowseQuery, rows: BrowseRow[]): BrowseRow[] {
  const way = isDescending(query) ? -1 : 1;
  return rows.sort((a, b) => way * (a.sortKey - b.sortKey || (a.id < b.id ? -1 : 1)));
}

const listed: Statement = { sql: 'd.listed = 1', params: [] };

function filters(query: BrowseQuery, categories: readonly string[] | undefined): Statement[] {
  return [
    ...oneOf('d.brand_id', query.brand),
    ...oneOf('d.category_id', categories),
    ...soldBy(query.shop),
    ...is('d.on_sale', query.onSale),
    ...is('d.in_stock', query.inStock),
  ];
}

function oneOf(column: string, values: readonly string[] | undefined): Statement[] {
  if (values === undefined) return [];
  // A plain comparison is what lets the database walk an index that begins with the column.
  if (values.length === 1) return [{ sql: `${column} = ?`, params: values }];
  const { marks, params } = inList(values);
  return [{ sql: `${column} IN (${marks})`, params }];
}

function soldBy(shops: readonly string[] | undefined): Statement[] {
  return oneOf('o.shop_id', shops).map(({ sql, params }) => ({
    sql: `EXISTS (SELECT 1 FROM offer o WHERE o.product_id = d.product_id AND ${sql} AND o.withdrawn_at IS NULL)`,
    params,
  }));
}

function is(column: string, wanted: boolean | undefined): Statement[] {
  return wanted === undefined ? [] : [{ sql: `${column} = ?`, params: [Number(wanted)] }];
}

function keyset({ after, before }: BrowseQuery, column: string, descending: boolean): Statement[] {
  const from = before ?? after;
  if (!from) return [];
  const beyond = descending ? '<' : '>';
  // The first comparison bounds the walk along the index, the second leaves out what the other page has.
  return [
    {
      sql: `d.${column} ${beyond}= ? AND (d.${column} ${beyond} ? OR d.product_id ${beyond} ?)`,
      params: [from.key, from.key, from.id],
    },
  ];
}
