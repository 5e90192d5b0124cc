import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';
import { parse } from 'csv-parse';
import mysql from 'mysql2/promise';

const batchSize = 500;
const idOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The rows that one line of the feed is in each table of the schema; nothing is checked, merged or looked up. */
function rowsOf(row, n) {
  const [id, sku, minor] = [idOf(row.id), row.id, Math.round(Number.parseFloat(row.price) * 100)];
  const json = JSON.stringify(row);
  const [brand, category] = [row.brand.slice(0, 80), row.product_type.slice(0, 80)];
  return {
    product: [id, brand, category, row.title, row.description, row.gender, null, null, 0],
    variant: [id, id, null, row.color, row.size],
    offer: [id, 'floor', sku, id, id, minor, null, 'INR', row.availability, row.link, json, id, id, null],
    image: [id, 0, id, row.image_link],
    product_document: [id, n, id, 1, json, json, brand, category, 1, 0, minor, 0],
    change_entry: [n, 'product', id, 'changed', 0],
  };
}

function documentOf(row, id) {
  const path = row.product_type.split(' > ');
  const { title, description, brand, color: colour, gender } = row;
  const searched = { title, description, brand, kind: path.at(-1), category: path.slice(0, -1), colour };
  return { id, ...searched, gender, card: JSON.stringify(row), colours: [colour], inStock: true, price: 1 };
}

/** Parses the feed and does nothing but multi-row INSERTs into the same tables and bulk calls into an index of the same mapping. */
export async function floor({ url, elasticsearch, feed, index }) {
  const [connection, client] = [
    await mysql.createConnection({ uri: url }),
    new Client({ node: elasticsearch }),
  ];
  let rows = 0;
  for await (const batch of batches(feed)) {
    await Promise.all([insert(connection, batch, rows), bulk(client, index, batch)]);
    rows += batch.length;
  }
  await client.indices.refresh({ index });
  await Promise.all([connection.end(), client.close()]);
  return rows;
}

async function* batches(feed) {
  let batch = [];
  for await (const row of createReadStream(feed).pipe(parse({ columns: true }))) {
    batch.push(row);
    if (batch.length === batchSize) yield batch.splice(0);
  }
  if (batch.length > 0) yield batch;
}

async function insert(connection, batch, before) {
  const all = batch.map((row, i) => rowsOf(row, before + i + 1));
  await connection.beginTransaction();
  for (const table of Object.keys(all[0])) {
    await connection.query(`INSERT INTO ${table} VALUES ?`, [all.map((rows) => rows[table])]);
  }
  await connection.commit();
}

async function bulk(client, index, batch) {
  const operations = batch.flatMap((row) => [
    { index: { _id: idOf(row.id) } },
    documentOf(row, idOf(row.id)),
  ]);
  const { errors, items } = await client.bulk({ index, operations });
  if (errors) throw new Error(JSON.stringify(items.find(({ index: one }) => one.error)));
}
