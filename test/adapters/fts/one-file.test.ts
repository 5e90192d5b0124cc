import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { BetterSqlite } from '../../../src/adapters/sqlite/better-sqlite.js';
import { ftsAdapter } from '../../../src/adapters/fts/fts.module.js';
import { ProductSearch } from '../../../src/ports/product-search.js';
import { anEntry } from '../../support/index-entry.js';
import { find, ids, index } from '../../support/search-engine.js';
import { type OwnFts, ownFts } from './own-fts.js';

describe('one file', () => {
  let engine: OwnFts;
  beforeEach(async () => void (engine = await ownFts()));
  afterEach(() => engine.close());

  it('is shared with a writer of the same process, whose transaction is waited for', async () => {
    await index(engine, [anEntry({ title: 'Wool coat' })]);
    const catalogue = new BetterSqlite(engine.file);
    catalogue.exec('BEGIN IMMEDIATE; CREATE TABLE product (id)');
    let isWritten = false;
    const writing = engine.writer
      .write('one', [anEntry({ title: 'Wool hat' })])
      .then(() => (isWritten = true));
    expect(ids(await find(engine, 'wool'))).toEqual(['wool-coat']);
    expect(isWritten).toBe(false);
    catalogue.exec('COMMIT');
    await writing;
    catalogue.close();
    expect(ids(await find(engine, 'wool')).sort()).toEqual(['wool-coat', 'wool-hat']);
  });

  it('is followed by other instances, and outlives them', async () => {
    await index(engine, [anEntry({ title: 'Wool coat' })]);
    const other = await NestFactory.createApplicationContext(ftsAdapter({ file: engine.file }), {
      logger: false,
    });
    const search = (text: string) =>
      find({ ...engine, search: other.get(ProductSearch) }, text, { facets: ['brand'] });
    expect(ids(await search('wool'))).toEqual(['wool-coat']);
    await engine.writer.write('one', [anEntry({ title: 'Wool hat', brand: 'Acme' })]);
    const { total, facets } = await search('wool');
    expect([total.count, facets.brand![0]!.label]).toEqual([2, 'Acme']);
    await other.close();
    expect(ids(await find(engine, 'wool'))).toHaveLength(2);
  });

  it('is probed', async () => {
    expect(engine.probe.name).toBe('fts');
    await expect(engine.probe.check(new AbortController().signal)).resolves.toBeUndefined();
  });

  it('refuses entries that are no products, and takes the rest', async () => {
    await engine.indexes.create('one');
    const broken = { ...anEntry({ id: 'broken', position: 3 }), document: '{"id":' };
    const refused = await engine.writer.write('one', [broken, anEntry({ id: 'whole' })]);
    expect(refused).toEqual([{ id: 'broken', position: 3, reason: expect.stringContaining('JSON') }]);
    expect((await engine.writer.versions('one', undefined, 9)).map(({ id }) => id)).toEqual(['whole']);
  });

  it('takes the place of an entry of the same position that differs, as a repair writes it', async () => {
    await index(engine, [anEntry({ id: 'p', title: 'Drifted hat' })]);
    await index(engine, [anEntry({ id: 'p', title: 'Wool coat' })]);
    expect(ids(await find(engine, 'coat'))).toEqual(['p']);
    expect(ids(await find(engine, 'drifted'))).toEqual([]);
  });

  it('need not be one that stays', async () => {
    await engine.close();
    engine = await ownFts({ file: ':memory:' });
    await index(engine, [anEntry({ title: 'Wool coat' })]);
    expect(ids(await find(engine, 'wool'))).toEqual(['wool-coat']);
  });

  it('reads the synonyms that it is given', async () => {
    await engine.close();
    engine = await ownFts({ synonyms: 'coat, flurb' });
    await index(engine, [anEntry({ title: 'Wool coat' })]);
    expect(ids(await find(engine, 'flurb'))).toEqual(['wool-coat']);
  });
});
