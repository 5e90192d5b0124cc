import { countedEndpoint } from '../../http/counted.endpoint.js';
import { BrandReader } from '../../ports/taxonomy.js';

export const brandsEndpoint = countedEndpoint({
  name: 'brands',
  resource: 'Brand',
  port: BrandReader,
  example: 'nike',
});
