import { statement } from '../stage/database.mjs';
import { service } from '../stage/processes.mjs';
import { recorder } from './recorder.mjs';

/** What people look for. */
export const texts = [
  ...['blue shirt', 'running shoes', 'black dress', 'white sneakers', 'leather belt', 'red t-shirt', 'jeans'],
  ...[
    'women kurta',
    'watch',
    'sandals',
    'green jacket',
    'backpack',
    'grey track pants',
    'nike',
    'puma shoes',
  ],
  ...[
    'formal shirt',
    'cotton socks',
    'silver earrings',
    'sunglasses',
    'pink handbag',
    'sports bra',
    'sweater',
  ],
  ...[
    'men wallet',
    'flip flops',
    'casual trousers',
    'checked shirt',
    'yellow top',
    'boots',
    'perfume',
    'scarf',
  ],
];
export const facets = 'facets=brand,category,colour';

/** The paths that are asked: so many products, lists of brands and of everything, and of categories. */
export async function catalogueRequests(url, count = 5_000) {
  const many = (column) =>
    statement(
      url,
      `SELECT ${column} AS id FROM product_document WHERE listed = 1 AND ${column} IS NOT NULL
      GROUP BY ${column} HAVING COUNT(*) > 24 ORDER BY COUNT(*) DESC LIMIT 60`,
    );
  const [products, brands, categories] = [
    await statement(url, `SELECT product_id AS id FROM product_document ORDER BY checksum LIMIT ${count}`),
    await many('brand_id'),
    await many('category_id'),
  ];
  return {
    products: products.map(({ id }) => `/v1/products/${id}`),
    lists: ['/v1/products', ...brands.map(({ id }) => `/v1/products?brand=${id}`)],
    categories: categories.map(({ id }) => `/v1/products?category=${id}`),
  };
}

/** Searches that the service answers by one request to the engine, with that request. */
export async function searchRequests(stage) {
  const proxy = await recorder(stage.elasticsearch);
  const asked = await service({ ...stage.env, ELASTICSEARCH_URL: proxy.url, INDEXER: 'false' });
  const captured = {};
  try {
    for (const text of texts) {
      const path = `/v1/search?q=${encodeURIComponent(text)}&${facets}`;
      const searches = await searchesOf(proxy, asked.url + path);
      if (searches.length === 1) [captured[path]] = searches;
    }
  } finally {
    await asked.stop();
    proxy.close();
  }
  return captured;
}

async function searchesOf(proxy, url) {
  proxy.taken();
  const answer = await fetch(url);
  const { items } = await answer.json();
  return items?.length > 0 ? proxy.taken().filter(({ path }) => path.includes('-products')) : [];
}
