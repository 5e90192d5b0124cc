import { nextLink, selfLink } from './links.mjs';

const type = 'application/json; charset=utf-8';
const listSql = (where) => `
  SELECT d.product_id AS id, d.card, d.created_at FROM product_document d
  WHERE d.listed = 1 ${where} ORDER BY d.created_at DESC, d.product_id DESC LIMIT 25`;

/** Routes that send what the service's own projection has ready. */
export function projection(app, pool) {
  app.get('/projection/v1/products/:id', async ({ params }, reply) => {
    const sql = 'SELECT document FROM product_document WHERE product_id = ?';
    const [[{ document }]] = await pool.execute(sql, [params.id]);
    reply.header('content-type', type);
    return document;
  });
  app.get('/projection/v1/products', async ({ query }, reply) => {
    const { brand, category } = query;
    const where = brand ? 'AND d.brand_id = ?' : category ? 'AND d.category_id = ?' : '';
    const [rows] = await pool.execute(listSql(where), [brand ?? category].filter(Boolean));
    reply.header('content-type', type);
    return pageOf(query, rows);
  });
}

function pageOf(query, rows) {
  const products = rows.slice(0, 24);
  const { created_at: createdAt, id } = products.at(-1);
  const next = rows.length > 24 ? nextLink(query, [createdAt, id]) : undefined;
  const page = JSON.stringify({ self: selfLink(query), next });
  return `{"items":[${products.map(({ card }) => card).join(',')}],"page":${page}}`;
}
