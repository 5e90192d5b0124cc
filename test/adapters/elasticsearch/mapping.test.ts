import { Client } from '@elastic/elasticsearch';
import { expect, it } from '@jest/globals';
import { fingerprint } from '../../../src/adapters/elasticsearch/index-mapping.js';
import { mappingVersion } from '../../../src/adapters/elasticsearch/mapping.js';
import { elasticEngine } from '../../support/elastic-engine.js';
import { createIndexPrefix } from '../../support/own-indices.js';
import { describeWith } from '../../support/services.js';

/** Where this fails, the mapping changed: give `mappingVersion` the next number, and write both down here. */
it('has a new version whenever it changes', () => {
  expect({ mappingVersion, fingerprint }).toEqual({ mappingVersion: 1, fingerprint: 'DZ0FvWv7M2b2mdxR' });
});

describeWith('elasticsearch', 'the mapping of an index', (url) => {
  it('is written down with the index', async () => {
    const indices = createIndexPrefix(url);
    const engine = await elasticEngine(url, { indices })();
    const client = new Client({ node: url });
    await engine.indexes.create('one');
    const made = await client.indices.getMapping({ index: `${indices.prefix}-products-one` });
    await Promise.all([client.close(), engine.close()]);
    expect(Object.values(made)[0]!.mappings._meta).toEqual({ version: mappingVersion, fingerprint });
  });
});
