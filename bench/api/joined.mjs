import { nextLink, selfLink } from './links.mjs';
import { detail, page } from './schemas.mjs';

const productSql = `
  SELECT p.id, p.title, p.description, p.gender, p.age_group, p.material, p.created_at,
    b.id AS brand, b.name AS brandName, c.id AS c0, c.name AS n0, c1.id AS c1, c1.name AS n1,
    c2.id AS c2, c2.name AS n2, c3.id AS c3, c3.name AS n3
  FROM product p LEFT JOIN brand b ON b.id = p.brand_id LEFT JOIN category c ON c.id = p.category_id
    LEFT JOIN category c1 ON c1.id = c.parent_id LEFT JOIN category c2 ON c2.id = c1.parent_id
    LEFT JOIN category c3 ON c3.id = c2.parent_id
  WHERE p.id = ?`;
const offersSql = (ids) => `
  SELECT o.id, o.product_id, o.sku, o.price_minor, o.list_price_minor, o.currency, o.availability, o.link,
    s.id AS shop, s.name AS shopName, v.id AS variant, v.gtin, v.colour, v.sizes
  FROM offer o JOIN shop s ON s.id = o.shop_id JOIN variant v ON v.id = o.variant_id
  WHERE o.product_id IN (${ids}) AND o.withdrawn_at IS NULL
  ORDER BY o.availability <> 'in_stock', o.price_minor, o.id`;
const imagesSql = 'SELECT variant_id, url FROM image WHERE product_id = ? ORDER BY n';
const firstImagesSql = (ids) => `SELECT product_id, url FROM image WHERE product_id IN (${ids}) AND n = 0`;
const listSql = (where) => `
  SELECT p.id, p.title, p.gender, p.created_at, b.id AS brand, b.name AS brandName, c.id AS c0, c.name AS n0
  FROM product p LEFT JOIN brand b ON b.id = p.brand_id LEFT JOIN category c ON c.id = p.category_id
  ${where} ORDER BY p.created_at DESC, p.id DESC LIMIT 25`;

/** Gives the lists over the joined tables the indexes that a browse wants. */
export const indexes = [
  'CREATE INDEX bench_newest ON product (created_at, id)',
  'CREATE INDEX bench_brand ON product (brand_id, created_at, id)',
  'CREATE INDEX bench_category ON product (category_id, created_at, id)',
];

/** Routes that read the normalised tables: products with three statements each, lists too. */
export function joined(app, pool) {
  app.get('/joined/v1/products/:id', { schema: { response: { 200: detail } } }, async ({ params }) => {
    const key = [params.id];
    const [[[product]], [offers], [images]] = await Promise.all([
      pool.execute(productSql, key),
      pool.execute(offersSql('?'), key),
      pool.execute(imagesSql, key),
    ]);
    return whole(product, offers, images);
  });
  app.get('/joined/v1/products', { schema: { response: { 200: page } } }, async ({ query }) => {
    const { brand, category } = query;
    const where = brand ? 'WHERE p.brand_id = ?' : category ? 'WHERE p.category_id = ?' : '';
    const [rows] = await pool.execute(listSql(where), [brand ?? category].filter(Boolean));
    const products = rows.slice(0, 24);
    const ids = products.map(({ id }) => id);
    while (ids.length < 24) ids.push(ids[0] ?? '');
    const marks = ids.map(() => '?').join(',');
    const [[offers], [images]] = await Promise.all([
      pool.execute(offersSql(marks), ids),
      pool.execute(firstImagesSql(marks), ids),
    ]);
    return paged(query, rows, products, offers, images);
  });
}

export function paged(query, rows, products, offers, images) {
  const offersOf = Map.groupBy ? Map.groupBy(offers, (row) => row.product_id) : grouped(offers);
  const imageOf = new Map(images.map(({ product_id: id, url }) => [id, url]));
  const last = products.at(-1);
  return {
    items: products.map((row) => card(row, offersOf.get(row.id), imageOf.get(row.id))),
    page: {
      self: selfLink(query),
      next: rows.length > 24 ? nextLink(query, [last.created_at, last.id]) : undefined,
    },
  };
}

function grouped(offers) {
  const groups = new Map();
  for (const row of offers) {
    const group = groups.get(row.product_id);
    if (group) group.push(row);
    else groups.set(row.product_id, [row]);
  }
  return groups;
}

function card(row, offers, image) {
  const { colour = undefined, sizes } = offers[0];
  return {
    ...{
      id: row.id,
      title: row.title,
      brand: named(row.brand, row.brandName),
      category: named(row.c0, row.n0),
    },
    ...{ gender: row.gender ?? undefined, colour: colour ?? undefined },
    ...selling(offers, JSON.parse(sizes), image),
  };
}

export function whole(row, offers, images) {
  const variants = variantsOf(offers, images);
  const [{ colour, sizes }] = variants;
  const path = [named(row.c3, row.n3), named(row.c2, row.n2), named(row.c1, row.n1), named(row.c0, row.n0)];
  return {
    id: row.id,
    title: row.title,
    brand: named(row.brand, row.brandName),
    category: row.c0 === null ? undefined : { id: row.c0, name: row.n0, path: path.filter(Boolean) },
    gender: row.gender ?? undefined,
    colour,
    ...selling(offers, sizes, images[0]?.url),
    description: row.description ?? undefined,
    ageGroup: row.age_group ?? undefined,
    material: row.material ?? undefined,
    colours: [...new Set(variants.flatMap((variant) => variant.colour ?? []))],
    images: images.map(({ url }) => url),
    variants,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

function variantsOf(offers, images) {
  const variants = new Map();
  for (const row of offers) {
    if (!variants.has(row.variant)) variants.set(row.variant, variantOf(row, images));
    const { sizes, offers: all } = variants.get(row.variant);
    all.push({ ...offered(row), availability: row.availability, sizes, link: row.link });
  }
  return [...variants.values()];
}

function variantOf(row, images) {
  return {
    id: row.variant,
    gtin: row.gtin ?? undefined,
    colour: row.colour ?? undefined,
    sizes: JSON.parse(row.sizes),
    images: images.filter((image) => image.variant_id === row.variant).map(({ url }) => url),
    offers: [],
  };
}

function selling(offers, sizes, image) {
  const best = offered(offers[0]);
  const same = offers.filter((row) => (row.availability === 'in_stock') === best.inStock);
  return {
    sizes,
    image,
    priceRange: { min: best.price, max: money(same.at(-1).price_minor, same.at(-1).currency) },
    bestOffer: best,
    offerCount: offers.length,
    inStock: best.inStock,
    onSale: best.listPrice !== undefined,
  };
}

function offered(row) {
  return {
    id: row.id,
    shop: named(row.shop, row.shopName),
    sku: row.sku,
    price: money(row.price_minor, row.currency),
    listPrice: row.list_price_minor === null ? undefined : money(row.list_price_minor, row.currency),
    inStock: row.availability === 'in_stock',
  };
}

const named = (id, name) => (id === null ? undefined : { id, name });
const money = (minor, currency) => ({ amount: minor / 100, currency });
