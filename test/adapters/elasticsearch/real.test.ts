import { expect, it } from '@jest/globals';
import { anEntry } from '../../support/index-entry.js';
import { elasticEngine } from '../../support/elastic-engine.js';
import { find, ids, index } from '../../support/search-engine.js';
import { describeWith } from '../../support/services.js';

describeWith('elasticsearch', 'Elasticsearch itself', (url) => {
  it('refuses one row and takes the others', async () => {
    const engine = await elasticEngine(url)();
    try {
      await engine.indexes.create('one');
      const bad = { ...anEntry({ id: 'bad', position: 2 }), sortPrice: 'dear' as unknown as number };
      const refused = await engine.writer.write('one', [anEntry({ id: 'a' }), bad, anEntry({ id: 'b' })]);
      expect(refused).toEqual([{ id: 'bad', position: 2, reason: expect.stringContaining('sortPrice') }]);
      await index(engine, []);
      expect(ids(await find(engine, '')).sort()).toEqual(['a', 'b']);
    } finally {
      await engine.close();
    }
  });

  it('never makes an index by writing into it', async () => {
    const engine = await elasticEngine(url)();
    try {
      await expect(engine.writer.write('nothing', [anEntry()])).rejects.toMatchObject({ code: 'not_found' });
      expect(await engine.indexes.list()).toEqual([]);
    } finally {
      await engine.close();
    }
  });
});
