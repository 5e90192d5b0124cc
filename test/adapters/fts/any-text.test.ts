import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suggestionKinds } from '../../../src/ports/suggestions.js';
import { anEntry } from '../../support/index-entry.js';
import { find, index } from '../../support/search-engine.js';
import { type OwnFts, ownFts } from './own-fts.js';

const syntax = [
  '"',
  '*',
  '^',
  ':',
  '(',
  ')',
  '+',
  '-',
  '{',
  '}',
  'AND',
  'OR',
  'NOT',
  'NEAR(',
  'title:',
  '\0',
  ' ',
  'coat',
  'ß',
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...syntax), { maxLength: 30 }).map((parts) => parts.join('')),
);

describe('any text', () => {
  let engine: OwnFts;
  beforeAll(async () => {
    engine = await ownFts();
    await index(engine, [anEntry({ title: 'Wool coat' }), anEntry({ title: 'NEAR "AND" hat' })]);
  });
  afterAll(() => engine.close());

  it('is answered by a search', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { hits, total } = await find(engine, text);
        expect(hits.length).toBe(total.count);
      }),
      { numRuns: 500 },
    );
  });

  it('is answered by suggestions', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await engine.suggestions.suggest(text, suggestionKinds, 3)).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('can stand in a product', async () => {
    const titles = fc.sample(texts, { numRuns: 200, seed: 7 });
    const entries = titles.map((title, i) =>
      anEntry({ id: `any${i}`, title, description: title, colours: [title] }),
    );
    await index(engine, entries, 'any');
    expect((await find(engine, '', { facets: ['colour'] })).total.count).toBe(200);
  });
});
