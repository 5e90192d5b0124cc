import { createReadStream } from 'node:fs';

const shop = { id: 'judged', name: 'Judged' };

/** A feed's products as the service would index them, in batches; every row is a product of its own. */
export async function* entriesOf(feed, { readFeed, buildProduct, inEuros, ids }) {
  let position = 0;
  for await (const rows of readFeed(createReadStream(feed), { batchSize: 1000 })) {
    const offers = rows.flatMap((row) => row.offer ?? []);
    yield offers.map((row) => entryOf(row, ++position, { buildProduct, inEuros, ids }));
  }
}

/** What the catalogue has at all. */
export async function skusOf(feed, { readFeed }) {
  const skus = new Set();
  for await (const rows of readFeed(createReadStream(feed), { batchSize: 1000 }))
    for (const { offer } of rows) if (offer) skus.add(offer.sku);
  return skus;
}

function entryOf(row, position, { buildProduct, inEuros, ids }) {
  const variantId = ids.variantId(shop.id, row);
  const offer = { id: ids.offerId(shop.id, row.sku), shop, variantId, row, withdrawn: false };
  const source = { id: ids.variantProductId(variantId), createdAt: 0, offers: [offer] };
  const { json, cardJson, checksum, listed, sortPrice } = buildProduct(source, inEuros({}));
  return {
    id: source.id,
    position,
    checksum,
    listed,
    document: json,
    card: cardJson,
    sortPrice,
    createdAt: 0,
  };
}
