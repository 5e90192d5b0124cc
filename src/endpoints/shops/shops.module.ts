import { countedEndpoint } from '../../http/counted.endpoint.js';
import { ShopReader } from '../../ports/taxonomy.js';

export const shopsEndpoint = countedEndpoint({
  name: 'shops',
  resource: 'Shop',
  port: ShopReader,
  example: 'sample-shop',
});
