// The floor: Fastify and mysql2 with the statements that a click-out cannot do without, one by one, and nothing else.
import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import mysql from 'mysql2/promise';
import { built } from '../../scripts/build.mjs';

const { clickId } = await import(built('src/catalogue/click-id.js'));
const { DATABASE_URL, PORT } = process.env;
const pool = mysql.createPool({ uri: DATABASE_URL, connectionLimit: 10, trace: false });
const app = Fastify();

const productSql = 'SELECT document FROM product_document WHERE product_id = ?';
const offerSql = `SELECT o.link, o.product_id, o.shop_id, o.withdrawn_at, s.click_template
  FROM offer o LEFT JOIN shop s ON s.id = o.shop_id WHERE o.id = ?`;
/** Of a class of its own and as if added up, so that the service's counter has nothing to do with it. */
const clickSql = `INSERT INTO click (id, at, day, offer_id, product_id, shop_id, brand_id, class, visit, summed)
  VALUES (?, ?, ?, ?, ?, ?, '', 'raw', ?, 1)`;

app.get('/v1/products/:id', async ({ params }, reply) => {
  const [[{ document }]] = await pool.execute(productSql, [params.id]);
  return reply.type('application/json; charset=utf-8').send(document);
});

app.get('/v1/out/:id', async ({ params }, reply) => {
  const [[offer]] = await pool.execute(offerSql, [params.id]);
  const click = await committed(params.id, offer);
  return reply.redirect(`${offer.link}?sub=${click}`);
});

/** As if the offer were known already. */
app.get('/commit/v1/out/:id', async ({ params }, reply) => {
  const click = await committed(params.id, { product_id: params.id, shop_id: 'alpha' });
  return reply.redirect(`https://shop.example/?sub=${click}`);
});

await app.listen({ port: Number(PORT), host: '127.0.0.1' });

async function committed(offer, { product_id, shop_id }) {
  const now = Date.now();
  const id = clickId(now);
  const day = new Date(now).toISOString().slice(0, 10);
  const visit = randomBytes(16).toString('base64url');
  await pool.execute(clickSql, [id, now, day, offer, product_id, shop_id, visit]);
  return id;
}
