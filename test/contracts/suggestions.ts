import { afterAll, beforeAll, expect } from '@jest/globals';
import { suggestionKinds } from '../../src/ports/suggestions.js';
import { anEntry } from '../support/index-entry.js';
import { casesBut, index, type OpenEngine, type SearchEngine, type Skips } from '../support/search-engine.js';

/** What every engine's Suggestions promise. */
export function suggestionsContract(open: OpenEngine, skips: Skips = {}): void {
  const it = casesBut(skips);
  let engine: SearchEngine;
  const shoes = { category: ['Women', 'Shoes', 'Sneakers'], colours: ['Red'] };
  const catalogue = [
    ...[1, 2, 3].map((n) => anEntry({ id: `s${n}`, title: `Runner ${n}`, brand: 'Snake & Co', ...shoes })),
    anEntry({
      id: 'd1',
      title: 'Dress',
      brand: 'Drykorn',
      category: ['Women', 'Dresses'],
      colours: ['Blue'],
    }),
    anEntry({ id: 'c1', title: 'Blouse', brand: 'Éclat', category: ['Women', 'Blouses'] }),
  ];
  beforeAll(async () => {
    engine = await open();
    await index(engine, catalogue);
  });
  afterAll(() => engine.close());
  const suggest = (
    prefix: string,
    kinds = suggestionKinds as readonly (typeof suggestionKinds)[number][],
    limit = 10,
  ) => engine.suggestions.suggest(prefix, kinds, limit);

  it('completes brands and categories, with their ids and counts', async () => {
    expect(await suggest('sna', ['brand'])).toEqual([
      { kind: 'brand', text: 'Snake & Co', id: 'snake-co', count: 3 },
    ]);
    expect(await suggest('sneak', ['category'])).toEqual([
      { kind: 'category', text: 'Sneakers', id: 'women.shoes.sneakers', count: 3 },
    ]);
  });

  it('completes queries, which have no id', async () => {
    const queries = await suggest('sne', ['query']);
    expect(queries).toContainEqual({ kind: 'query', text: 'sneakers', count: 3 });
    expect(queries.every((query) => query.id === undefined)).toBe(true);
  });

  it('completes a later word of what is typed', async () => {
    expect(await suggest('red sn', ['query'])).toContainEqual({
      kind: 'query',
      text: 'red sneakers',
      count: 3,
    });
  });

  it('mixes the kinds that are asked, each text of a kind once', async () => {
    const mixed = await suggest('sn');
    expect(new Set(mixed.map((s) => s.kind))).toEqual(new Set(suggestionKinds));
    const texts = mixed.map((s) => `${s.kind} ${s.text} ${s.id}`);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('ignores case and accents', async () => {
    expect((await suggest('ECL', ['brand'])).map((s) => s.text)).toEqual(['Éclat']);
  });

  it('forgives a typo from the fourth letter on', async () => {
    expect((await suggest('snekers', ['category'])).map((s) => s.text)).toContain('Sneakers');
    expect((await suggest('drykron', ['brand'])).map((s) => s.text)).toContain('Drykorn');
    expect(await suggest('xne')).toEqual([]);
  });

  it('gives no more than asked', async () => {
    expect(await suggest('s', suggestionKinds, 2)).toHaveLength(2);
  });

  it('is empty where nothing begins so', async () => {
    for (const prefix of ['zzzz', '', '   ', '*', '"', '\u0000']) expect(await suggest(prefix)).toEqual([]);
    expect(await suggest('s', [])).toEqual([]);
  });

  it('takes what nobody can type for a blank', async () => {
    for (const control of ['\u0000', '\u001e', '\u001f', '\u0007', '\u0085'])
      expect([control, await suggest(`red${control}sn`, ['query'])]).toEqual([
        control,
        expect.arrayContaining([{ kind: 'query', text: 'red sneakers', count: 3 }]),
      ]);
  });

  it('follows what is published', async () => {
    await index(engine, [
      anEntry({ id: 'new', title: 'Cap', brand: 'Quokka', position: 9 }),
      anEntry({ ...catalogueEntry('c1'), listed: false, position: 9 }),
    ]);
    expect(await suggest('quok', ['brand'])).toEqual([
      { kind: 'brand', text: 'Quokka', id: 'quokka', count: 1 },
    ]);
    expect(await suggest('eclat', ['brand'])).toEqual([]);
  });

  function catalogueEntry(id: string) {
    return { id, title: 'Blouse', brand: 'Éclat' };
  }
}
