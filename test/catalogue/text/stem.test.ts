import { describe, expect, it } from '@jest/globals';
import { stem, termOf } from '../../../src/catalogue/text/stem.js';

const same = [
  ['dress', 'dresses'],
  ['shoe', 'shoes'],
  ['baby', 'babies'],
  ['watch', 'watches'],
  ['hoody', 'hoodie', 'hoodies'],
  ['stripe', 'stripes', 'striped'],
  ['print', 'prints', 'printed'],
  ['fit', 'fitted', 'fitting'],
  ['kleid', 'kleider', 'kleidern', 'kleides'],
  ['sommerkleid', 'sommerkleider'],
  ['hose', 'hosen'],
  ['jacke', 'jacken'],
  ['rock', 'rocke'],
  ['schuh', 'schuhe', 'schuhen', 'schuhs'],
  ['stiefel', 'stiefeln'],
  ['rot', 'rote', 'roter', 'rotes', 'roten', 'rotem'],
  ['kariert', 'karierte', 'kariertes'],
  ['grosse', 'groesse', 'groessen'],
];
const different = [
  ['cap', 'cape'],
  ['print', 'printer'],
  ['slip', 'slipper'],
  ['mat', 'mate'],
  ['line', 'linen'],
  ['ear', 'earring'],
  ['leg', 'legging'],
];

describe('stem', () => {
  it.each(same)('is one for %s, %s …', (...words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each(different)('tells %s from %s', (one, other) => {
    expect(stem(one!)).not.toBe(stem(other!));
  });

  it('leaves short words and numbers alone', () => {
    expect(['bra', 'xs', '2xs', '501s', ''].map(stem)).toEqual(['bra', 'xs', '2xs', '501s', '']);
  });
});

describe('termOf', () => {
  it('is one for words that are spelled differently', () => {
    expect(termOf('colour')).toBe(termOf('colors'));
    expect(termOf('damen')).toBe(termOf('ladies'));
  });
});
