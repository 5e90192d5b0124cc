import { describe, expect, it } from '@jest/globals';
import { Words } from '../../../src/adapters/fts/model/words.js';
import { anyOf, everyOf } from '../../../src/adapters/fts/query/expression.js';
import { intentOf } from '../../../src/adapters/fts/query/intent.js';
import { termOf } from '../../../src/catalogue/text/stem.js';
import { parseSynonyms } from '../../../src/catalogue/text/synonyms.js';

/** What a text asks of an index that has these words, each in so many products. */
function ask(text: string, counts: Readonly<Record<string, number>>, rules = '') {
  const words = new Words();
  for (const word of Object.keys(counts)) words.add(word);
  const byTerm = new Map(Object.entries(counts).map(([word, count]) => [termOf(word), count]));
  const lexicon = {
    countOf: (term: string) => byTerm.get(term) ?? 0,
    near: (word: string) => words.near(word),
  };
  return intentOf(text, lexicon, parseSynonyms(rules));
}

describe('intentOf', () => {
  it('wants one of the ways to say each word', () => {
    const { groups } = ask('red purses', { red: 9, purse: 3, handbag: 4 }, 'purse, handbag');
    expect(everyOf(groups)).toBe('(("red")) AND (("purs") OR "handbag")');
  });

  it('takes a compound for all its parts, in any order', () => {
    expect(everyOf(ask('Sommerkleid', { sommer: 1, kleid: 1 }).groups)).toBe('(("sommer" AND "kleid"))');
  });

  it('joins two words that the index has as one, and parts one that it has as two', () => {
    expect(everyOf(ask('hand bag', { handbag: 5 }).groups)).toBe('(("handbag"))');
    expect(everyOf(ask('handbag', { hand: 5, bag: 7 }).groups)).toBe('("hand" + "bag")');
  });

  it('reads phrases that have synonyms whole', () => {
    const { groups } = ask('black track pants', { black: 5, jogger: 7 }, 'track pants, joggers');
    expect(everyOf(groups)).toBe('(("black")) AND ("jogger")');
  });

  it('corrects a word that the index does not know into the likeliest that it does', () => {
    const intent = ask('womens snadals', { women: 9, sandals: 90, scandals: 1 });
    expect(intent.corrected).toEqual([{ from: 'snadals', to: 'sandals' }]);
    expect(intent.suggestion).toBe('womens sandals');
  });

  it('leaves a known word as it is, and offers a far more common one', () => {
    const intent = ask('Rebok shoes', { rebok: 1, reebok: 400, shoes: 900 });
    expect(intent.corrected).toEqual([]);
    expect(intent.suggestion).toBe('reebok shoes');
  });

  it('does not correct short words and numbers', () => {
    expect(ask('bra 501', { bag: 5, 502: 5 }).corrected).toEqual([]);
  });

  it('sets apart what is not wanted', () => {
    const { groups, unwanted } = ask('sandals without heels', { sandals: 5, heels: 5 });
    expect([groups.length, unwanted.map(anyOf)]).toEqual([1, ['(("heel"))']]);
  });

  it('wants nothing where there is no word', () => {
    for (const text of ['', ' ', '*', '"" ()', '🙂']) expect(ask(text, { coat: 1 }).groups).toEqual([]);
  });
});

describe('expressions', () => {
  it('quote every term', () => {
    const group = [{ terms: ['a" OR "b', 'NEAR'], inOrder: true, isSynonym: false }];
    expect(anyOf(group)).toBe('("a"" OR ""b" + "NEAR")');
  });
});
