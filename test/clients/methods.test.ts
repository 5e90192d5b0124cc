import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Client, createClient, type operations } from '../../clients/typescript/src/client.js';

const content = { title: 'Look', items: [] };

/** The method for each operation; what has none yet, as an endpoint that was just generated, is called by its path. */
const methods: { readonly [Id in keyof operations]?: (client: Client) => unknown } = {
  getV1Products: ({ products }) => products.list(),
  getV1ProductsById: ({ products }) => products.get('x'),
  getV1ProductsByIdOffers: ({ products }) => products.offers('x'),
  getV1ProductsByIdSimilar: ({ products }) => products.similar('x'),
  getV1Search: ({ search }) => search(),
  getV1Suggestions: (client) => client.suggestions({ q: 'x' }),
  getV1Categories: ({ categories }) => categories.list(),
  getV1CategoriesById: ({ categories }) => categories.get('x'),
  getV1Brands: ({ brands }) => brands.list(),
  getV1BrandsById: ({ brands }) => brands.get('x'),
  getV1Shops: ({ shops }) => shops.list(),
  getV1ShopsById: ({ shops }) => shops.get('x'),
  getV1Outfits: ({ outfits }) => outfits.list(),
  postV1Outfits: ({ outfits }) => outfits.create(content),
  getV1OutfitsById: ({ outfits }) => outfits.get('x'),
  putV1OutfitsById: ({ outfits }) => outfits.replace('x', content, { ifMatch: '*' }),
  patchV1OutfitsById: ({ outfits }) => outfits.update('x', { title: 'Look' }, { ifMatch: '*' }),
  deleteV1OutfitsById: ({ outfits }) => outfits.delete('x', { ifMatch: '*' }),
  getV1OutfitsByIdLikesMe: ({ outfits }) => outfits.liked('x'),
  putV1OutfitsByIdLikesMe: ({ outfits }) => outfits.like('x'),
  deleteV1OutfitsByIdLikesMe: ({ outfits }) => outfits.unlike('x'),
  getV1Favourites: ({ favourites }) => favourites.list(),
  getV1FavouritesById: ({ favourites }) => favourites.get('x'),
  putV1FavouritesById: ({ favourites }) => favourites.add('x'),
  deleteV1FavouritesById: ({ favourites }) => favourites.remove('x'),
  deleteV1Me: ({ me }) => me.delete(),
  postV1Imports: ({ imports }) => imports.start({ body: { url: 'https://shop.example.com' } }, { shop: 'x' }),
  getV1Imports: ({ imports }) => imports.list(),
  getV1ImportsById: ({ imports }) => imports.get('x'),
  getV1ImportsByIdIssues: ({ imports }) => imports.issues('x').list(),
  getV1IndexBuilds: ({ indexBuilds }) => indexBuilds.list(),
  postV1IndexBuilds: ({ indexBuilds }) => indexBuilds.start(),
  getV1IndexBuildsById: ({ indexBuilds }) => indexBuilds.get('x'),
  getV1Changes: ({ changes }) => changes.list(),
  getV1ChangesStream: ({ changes }) => changes.stream()[Symbol.asyncIterator]().next(),
  // A link, which whoever sees it follows.
  getV1OutByOfferId: (client) => listening(client.clickOut('x')),
  getV1ClickReports: ({ clickReports }) => clickReports.list({ by: 'shop' }),
  getV1ClickTemplatesByShopId: ({ clickTemplates }) => clickTemplates.get('x'),
  putV1ClickTemplatesByShopId: ({ clickTemplates }) => clickTemplates.replace('x', { template: '{url}?a=b' }),
  deleteV1ClickTemplatesByShopId: ({ clickTemplates }) => clickTemplates.delete('x'),
  postV1Clients: ({ clients }) => clients.create({ name: 'Web', scopes: ['catalogue:read'] }),
  getV1Clients: ({ clients }) => clients.list(),
  getV1ClientsById: ({ clients }) => clients.get('x'),
  deleteV1ClientsById: ({ clients }) => clients.revoke('x'),
  postV1ClientsByIdKeys: ({ clients }) => clients.createKey('x'),
  deleteV1ClientsByIdKeysByKeyId: ({ clients }) => clients.revokeKey('x', 'x'),
  postV1Batch: (client) => client.batch({ requests: [{ name: 'one', path: '/v1/brands' }] }),
};

const byPath = (operation: string) => (client: Client) => {
  const [way, path] = operation.split(' ') as ['GET', '/v1/brands/{id}'];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x']);
  return client[way.toLowerCase() as 'get'](path, { path: Object.fromEntries(names) as { id: string } });
};

const heard: string[] = [];
const listening: typeof fetch = async (url, init) => {
  heard.push(`${init?.method ?? 'GET'} ${new URL(String(url)).pathname}`);
  return new Response('{}', { status: 404 });
};

describe('each operation of the document', () => {
  const { paths } = JSON.parse(readFileSync('clients/openapi.json', 'utf8')) as {
    paths: Record<string, Record<string, { operationId: keyof operations }>>;
  };
  const all = Object.entries(paths).flatMap(([path, ways]) =>
    Object.entries(ways).map(
      ([way, { operationId }]) => [operationId, `${way.toUpperCase()} ${path}`] as const,
    ),
  );

  it.each(all)('has a method that calls it: %s', async (id, operation) => {
    heard.length = 0;
    const client = createClient({ baseUrl: 'http://ogrom.test', fetch: listening });
    await Promise.resolve((methods[id] ?? byPath(operation))(client)).catch(() => undefined);
    expect(heard).toEqual([operation.replaceAll(/\{\w+\}/g, 'x')]);
  });
});
