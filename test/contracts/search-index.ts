import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { anEntry } from '../support/index-entry.js';
import {
  casesBut,
  find,
  ids,
  index,
  type OpenEngine,
  type SearchEngine,
  type Skips,
} from '../support/search-engine.js';

/** What every engine's SearchIndexWriter and SearchIndexes promise. */
export function searchIndexContract(open: OpenEngine, skips: Skips = {}): void {
  const it = casesBut(skips);
  let engine: SearchEngine;
  beforeEach(async () => void (engine = await open()));
  afterEach(() => engine.close());
  const titled = (title: string, position: number, more = {}) =>
    anEntry({ id: 'p', title, position, ...more });
  const idsOf = async (text: string) => ids(await find(engine, text));

  describe('writing', () => {
    it('shows what was written once it is published', async () => {
      await index(engine, [titled('Wool coat', 1)]);
      expect(await idsOf('coat')).toEqual(['p']);
    });

    it('replaces, and never by something older', async () => {
      await index(engine, [titled('Wool coat', 5)]);
      expect(await engine.writer.write('one', [titled('Older hat', 4)])).toEqual([]);
      await engine.writer.write('one', [titled('Newer cap', 6)]);
      await engine.writer.write('one', [titled('Older hat', 5)]);
      await engine.writer.publish('one');
      expect(await idsOf('')).toEqual(['p']);
      expect(await idsOf('cap')).toEqual(['p']);
    });

    it('is idempotent', async () => {
      await index(engine, [titled('Wool coat', 5)]);
      expect(await engine.writer.write('one', [titled('Wool coat', 5)])).toEqual([]);
      await engine.writer.publish('one');
      expect(await idsOf('coat')).toEqual(['p']);
    });

    it('takes out what is no longer listed, and an older entry does not bring it back', async () => {
      await index(engine, [titled('Wool coat', 5), anEntry({ id: 'q', title: 'Wool hat' })]);
      expect(await engine.writer.write('one', [titled('Wool coat', 7, { listed: false })])).toEqual([]);
      await engine.writer.write('one', [titled('Wool coat', 6)]);
      await engine.writer.publish('one');
      expect(await idsOf('wool')).toEqual(['q']);
      await engine.writer.write('one', [titled('Wool coat', 8)]);
      await engine.writer.publish('one');
      expect((await idsOf('wool')).sort()).toEqual(['p', 'q']);
    });

    it('takes out what it never had', async () => {
      await index(engine, [titled('Wool coat', 5, { listed: false })]);
      expect(await idsOf('')).toEqual([]);
    });

    it('takes the last of several entries for one product in one call', async () => {
      await index(engine, [titled('Hat', 1), titled('Cap', 2)]);
      expect(await idsOf('cap')).toEqual(['p']);
    });

    it('takes no entries at all', async () => {
      await engine.indexes.create('one');
      expect(await engine.writer.write('one', [])).toEqual([]);
    });

    it('says what it holds, in the order of ids, in pages', async () => {
      const entries = ['c', 'a', 'e', 'b', 'd'].map((id, i) => anEntry({ id, title: id, position: i + 1 }));
      await index(engine, [...entries, anEntry({ id: 'gone', position: 9, listed: false })]);
      const first = await engine.writer.versions('one', undefined, 3);
      const rest = await engine.writer.versions('one', 'c', 3);
      const expected = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
      const versions = expected.map(({ id, position, checksum }) => ({ id, position, checksum }));
      expect([...first, ...rest]).toEqual(versions);
    });
  });

  describe('indexes', () => {
    it('has no current one at first', async () => {
      expect(await engine.indexes.current()).toBeUndefined();
      expect(await engine.indexes.list()).toEqual([]);
    });

    it('refuses to search before the first is activated', async () => {
      await engine.indexes.create('one');
      await expect(find(engine, 'x')).rejects.toMatchObject({ code: 'unavailable' });
    });

    it('searches the active one alone, and can go back', async () => {
      await index(engine, [anEntry({ id: 'old', title: 'Old coat' })], 'b1');
      await index(engine, [anEntry({ id: 'new', title: 'New coat' })], 'b2');
      expect(await engine.indexes.current()).toBe('b2');
      expect(await idsOf('coat')).toEqual(['new']);
      await engine.indexes.activate('b1');
      expect(await idsOf('coat')).toEqual(['old']);
    });

    it('writes into the index that is named, not into the active one', async () => {
      await index(engine, [anEntry({ id: 'old', title: 'Old coat' })], 'b1');
      await engine.indexes.create('b2');
      await engine.writer.write('b2', [anEntry({ id: 'new', title: 'New coat' })]);
      await engine.writer.publish('b2');
      expect(await idsOf('coat')).toEqual(['old']);
    });

    it('lists them, oldest first', async () => {
      for (const name of ['z1', 'a2', 'm3']) await engine.indexes.create(name);
      expect(await engine.indexes.list()).toEqual(['z1', 'a2', 'm3']);
    });

    it('knows the version of the mapping that each was made with', async () => {
      await engine.indexes.create('one');
      expect(await engine.indexes.mappingOf('one')).toBe(engine.indexes.mapping);
      await expect(engine.indexes.mappingOf('nothing')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('refuses to make one twice', async () => {
      await engine.indexes.create('one');
      await expect(engine.indexes.create('one')).rejects.toMatchObject({ code: 'conflict' });
    });

    it('refuses to activate one that is not there', async () => {
      await expect(engine.indexes.activate('nothing')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('drops one, but not the current one; an unknown name does nothing', async () => {
      await index(engine, [], 'b1');
      await engine.indexes.create('b2');
      await engine.indexes.drop('b2');
      await engine.indexes.drop('b2');
      expect(await engine.indexes.list()).toEqual(['b1']);
      await expect(engine.indexes.drop('b1')).rejects.toMatchObject({ code: 'conflict' });
    });

    it('answers every search while an index is built aside and swapped', async () => {
      await index(engine, batch('old', 40), 'b1');
      let over = false;
      const seen = new Set<number>();
      const searching = (async () => {
        while (!over) seen.add((await find(engine, 'coat', { limit: 1 })).total.count);
      })();
      await engine.indexes.create('b2');
      for (let n = 0; n < 5; n++) {
        await engine.writer.write('b2', batch(`new${n}`, 20));
        await engine.writer.publish('b2');
      }
      await engine.indexes.activate('b2');
      await find(engine, 'coat');
      await engine.indexes.activate('b1');
      await engine.indexes.activate('b2');
      await engine.indexes.drop('b1');
      over = true;
      await searching;
      expect([...seen].every((count) => count === 40 || count === 100)).toBe(true);
      expect(await find(engine, 'coat')).toHaveProperty('total.count', 100);
    });
  });

  const batch = (name: string, size: number) =>
    Array.from({ length: size }, (_, i) => anEntry({ id: `${name}-${i}`, title: `Coat ${name} ${i}` }));
}
