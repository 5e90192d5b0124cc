import { statement } from '../stage/database.mjs';
import { batchOf } from '../batch/asking.mjs';

const json = { 'content-type': 'application/json' };

/** The requests that are counted, by name: each list is gone through in turn. */
export async function worksOf(ask, database) {
  const rows = await statement(
    database,
    'SELECT product_id AS id FROM product_document WHERE listed = 1 ORDER BY product_id LIMIT 50',
  );
  const paths = rows.map(({ id }) => `/v1/products/${id}`);
  const [{ brand }] = await statement(
    database,
    'SELECT brand_id AS brand FROM product_document WHERE listed = 1 GROUP BY brand_id ORDER BY COUNT(*) DESC, brand_id LIMIT 1',
  );
  const get = (path) => ({ method: 'GET', path, status: 200 });
  return {
    product: paths.map(get),
    304: await revalidations(ask, paths),
    list: [get('/v1/products'), get(`/v1/products?brand=${brand}`)],
    search: [get('/v1/search?q=shirt&facets=brand,category,colour')],
    health: [get('/health/live')],
    batch: [
      { method: 'POST', path: '/v1/batch', headers: json, body: batchOf(paths.slice(0, 10)), status: 207 },
    ],
  };
}

async function revalidations(ask, paths) {
  const requests = [];
  for (const path of paths) {
    const { headers } = await ask({ method: 'GET', path, status: 200 });
    requests.push({ method: 'GET', path, status: 304, headers: { 'if-none-match': headers.etag } });
  }
  return requests;
}
