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
  const source = newestOf(query, narrowest) ?? sourceOf(query, narrowest);
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

/**
 * The page itself, along an index that has all that is asked for: its walk ends with the page, and only its outfits are
 * read. Undefined where there is none.
 */
function newestOf(query: OutfitQuery, narrowest: string | undefined): Statement | undefined {
  const { owner, likedBy, product, visibility, sort, limit } = query;
  const way = wayOf(product, narrowest);
  if (!way || sort !== 'newest' || !visibility || owner !== undefined || likedBy !== undefined)
    return undefined;
  const { table, column, key } = way;
  const oldest =
    `SELECT f.outfit_id FROM ${table} f WHERE f.${column} = ? AND f.visibility = ?` +
    ` ORDER BY f.outfit_id DESC LIMIT 1 OFFSET ${considered - 1}`;
  const conditions = [
    { sql: `c.${column} = ? AND c.visibility = ?`, params: [key, visibility] },
    { sql: `c.outfit_id >= COALESCE((${oldest}), '')`, params: [key, visibility] },
    ...withTerms(query, 'c.visibility', 'c.outfit_id'),
    ...keyset(query, 'c.outfit_id'),
  ];
  return {
    sql:
      `SELECT c.outfit_id FROM ${table} c WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` +
      ' ORDER BY c.outfit_id DESC LIMIT ?',
    params: [...conditions.flatMap(({ params }) => params), limit + 1],
  };
}

function wayOf(product: string | undefined, term: string | undefined) {
  if (product !== undefined) return { table: 'outfit_product', column: 'product_id', key: product };
  return term === undefined ? undefined : { table: 'outfit_term', column: 'term', key: term };
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
  const way = wayOf(product, narrowest);
  if (!way) return undefined;
  const { table, column, key } = way;
  return {
    sql: `SELECT outfit_id FROM ${table} WHERE ${column} = ?${shown.sql} ${newest('outfit_id')}`,
    params: [key, ...shown.params],
  };
}

function seen(visibility: OutfitQuery['visibility']): Statement {
  return visibility === undefined
    ? { sql: '', params: [] }
    : { sql: ' AND visibility = ?', params: [visibility] };
}

function filters(query: OutfitQuery): Statement[] {
  const { visibility, owner, product } = query;
  const is = (column: string, value: string | undefined): Statement[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
  return [
    ...is('o.visibility', visibility),
    ...is('o.owner_id', owner),
    ...(product === undefined ? [] : [isIn('outfit_product', 'product_id', product, 'o.visibility', 'o.id')]),
    ...withTerms(query, 'o.visibility', 'o.id'),
  ];
}

/** Conditions on an outfit whose visibility and id stand in these columns. */
function withTerms({ terms }: OutfitQuery, visibility: string, id: string): Statement[] {
  const has = (term: string) => isIn('outfit_term', 'term', term, visibility, id);
  const hasNot = ({ sql, params }: Statement): Statement => ({ sql: `NOT ${sql}`, params });
  return [...(terms?.wanted ?? []).map(has), ...(terms?.unwanted ?? []).map(has).map(hasNot)];
}

function isIn(table: string, column: string, value: string, visibility: string, id: string): Statement {
  const row = `w.${column} = ? AND w.visibility = ${visibility} AND w.outfit_id = ${id}`;
  return { sql: `EXISTS (SELECT 1 FROM ${table} w WHERE ${row})`, params: [value] };
}

function keyset({ sort, after }: OutfitQuery, newest = 'o.id'): Statement[] {
  if (!after) return [];
  const { id, likeCount } = after;
  if (sort === 'newest') return [{ sql: `${newest} < ?`, params: [id] }];
  return [
    {
      sql: 'o.like_count <= ? AND (o.like_count < ? OR o.id < ?)',
      params: [likeCount, likeCount, id],
    },
  ];
}
