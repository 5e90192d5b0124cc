import type { OutfitQuery } from '../../../ports/outfits.js';
import type { Statement } from '../reading/browse-sql.js';

/** So many outfits a list with a filter looks at, the newest ones, however many match. */
const considered = 10_000;

/** Terms that more outfits have are as good as any other to begin with. */
const countedUpTo = 2_000;

/**
 * The statement for a page and the row after it. It begins with the filter that few outfits pass: a person's likes, an
 * owner, a product, or `narrowest` of the terms.
 */
export function listStatement(query: OutfitQuery, narrowest: string | undefined): Statement {
  const source = sourceOf(query, narrowest);
  const from = source
    ? { sql: `(${source.sql}) c JOIN outfit o ON o.id = c.outfit_id`, params: source.params }
    : { sql: 'outfit o', params: [] };
  const conditions = [...filters(query), ...keyset(query)];
  const where = conditions.length > 0 ? `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` : '';
  const order = query.sort === 'popular' ? 'o.like_count DESC, o.id DESC' : 'o.id DESC';
  return {
    sql: `SELECT o.* FROM ${from.sql} ${where} ORDER BY ${order} LIMIT ?`,
    params: [...from.params, ...conditions.flatMap(({ params }) => params), query.limit + 1],
  };
}

/** How many outfits have each of the terms, counted no further than needed; rows of `n`, the term's place, and `count`. */
export function countStatement(terms: readonly string[], { visibility }: OutfitQuery): Statement {
  const shown = seen(visibility);
  const one = (n: number) =>
    `SELECT ${n} AS n, COUNT(*) AS count FROM (SELECT 1 FROM outfit_term WHERE term = ?${shown.sql} LIMIT ${countedUpTo}) t${n}`;
  return {
    sql: terms.map((_, n) => one(n)).join(' UNION ALL '),
    params: terms.flatMap((term) => [term, ...shown.params]),
  };
}

function sourceOf(query: OutfitQuery, narrowest: string | undefined): Statement | undefined {
  const { likedBy, owner, product, visibility } = query;
  const newest = (column: string) => `ORDER BY ${column} DESC LIMIT ${considered}`;
  if (likedBy !== undefined)
    return {
      sql: `SELECT outfit_id FROM outfit_like WHERE person_id = ? ${newest('outfit_id')}`,
      params: [likedBy],
    };
  if (owner !== undefined)
    return {
      sql: `SELECT id AS outfit_id FROM outfit WHERE owner_id = ? ${newest('id')}`,
      params: [owner],
    };
  const shown = seen(visibility);
  const [table, key] = product === undefined ? ['term', narrowest] : ['product', product];
  if (key === undefined) return undefined;
  const column = table === 'term' ? 'term' : 'product_id';
  return {
    sql: `SELECT outfit_id FROM outfit_${table} WHERE ${column} = ?${shown.sql} ${newest('outfit_id')}`,
    params: [key, ...shown.params],
  };
}

function seen(visibility: OutfitQuery['visibility']): Statement {
  return visibility === undefined
    ? { sql: '', params: [] }
    : { sql: ' AND visibility = ?', params: [visibility] };
}

function filters({ visibility, owner, product, terms }: OutfitQuery): Statement[] {
  const is = (column: string, value: string | undefined): Statement[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
  const isIn = (table: string, column: string, value: string): Statement => ({
    sql: `EXISTS (SELECT 1 FROM ${table} w WHERE w.${column} = ? AND w.visibility = o.visibility AND w.outfit_id = o.id)`,
    params: [value],
  });
  const not = ({ sql, params }: Statement): Statement => ({ sql: `NOT ${sql}`, params });
  return [
    ...is('o.visibility', visibility),
    ...is('o.owner_id', owner),
    ...(product === undefined ? [] : [isIn('outfit_product', 'product_id', product)]),
    ...(terms?.wanted ?? []).map((term) => isIn('outfit_term', 'term', term)),
    ...(terms?.unwanted ?? []).map((term) => not(isIn('outfit_term', 'term', term))),
  ];
}

function keyset({ sort, after }: OutfitQuery): Statement[] {
  if (!after) return [];
  const { id, likeCount } = after;
  if (sort === 'newest') return [{ sql: 'o.id < ?', params: [id] }];
  return [
    {
      sql: 'o.like_count <= ? AND (o.like_count < ? OR o.id < ?)',
      params: [likeCount, likeCount, id],
    },
  ];
}
