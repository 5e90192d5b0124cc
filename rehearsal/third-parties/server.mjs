import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { ratesXml } from './rates.mjs';

const sample = new URL('../../sample/catalogue.csv.gz', import.meta.url);

/**
 * What stands for the European Central Bank and for the sample shop: `/rates.xml`, and `/offers/SKU` as
 * docs/third-parties.md has it. `mood` is `well`, `silent` (everything is taken, nothing answered) or `broken` (errors,
 * pages and broken connections in turns).
 */
export async function thirdPartyServer() {
  const offers = offersOfSample();
  const server = { mood: 'well', asked: 0 };
  const http = createServer((request, response) => {
    const turn = server.asked++;
    if (server.mood === 'silent') return;
    if (server.mood === 'broken') return breaks[turn % breaks.length](request, response);
    answer(request.url, response, offers);
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const base = `http://127.0.0.1:${http.address().port}`;
  return Object.assign(server, {
    env: { ECB_RATES_URL: `${base}/rates.xml`, LIVE_OFFERS_URLS: `sample-shop=${base}/offers/{sku}` },
    end: () => http.closeAllConnections(http.close()),
  });
}

const breaks = [
  (_, response) => response.writeHead(500).end('out of order'),
  (request) => request.socket.resetAndDestroy(),
  (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Back soon</h1>'),
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 200 }).write('{"sku":');
    setTimeout(() => response.destroy(), 20);
  },
];

function answer(url, response, offers) {
  if (url === '/rates.xml') return sent(response, 'text/xml', ratesXml(new Date()));
  const sku = decodeURIComponent(url.split('/').at(-1));
  const offer = offers.get(sku);
  if (offer) sent(response, 'application/json', JSON.stringify({ sku, ...offer }));
  else response.writeHead(410).end();
}

function sent(response, type, body) {
  response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** The shop knows what its feed says: SKU → `{ price, availability }`. */
function offersOfSample() {
  const rows = parse(gunzipSync(readFileSync(sample)), { columns: true });
  return new Map(
    rows.map(({ id, price, availability }) => {
      const [amount, currency] = price.split(' ');
      return [id, { price: { amount: Number(amount), currency }, availability }];
    }),
  );
}
