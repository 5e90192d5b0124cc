import { describe, expect, it } from '@jest/globals';
import { compoundParts } from '../../../src/catalogue/text/compounds.js';
import { foldedWords, understand } from '../../../src/catalogue/text/understand.js';

describe('foldedWords', () => {
  it.each([
    ["Men's T-Shirts", ['mens', 'tshirts']],
    ['men’s t shirt', ['mens', 'tshirt']],
    ["mens' V-Neck tops", ['mens', 'vneck', 'tops']],
    ['U.S. Polo Assn.', ['us', 'polo', 'assn']],
    ['U.S.Polo Assn.', ['us', 'polo', 'assn']],
    ['Q&Q watch', ['qq', 'watch']],
    ['H & M', ['hm']],
    ['Café Größe', ['cafe', 'grosse']],
    ['flip-flop', ['flip', 'flop']],
    ['1/2 inch, 2.5 cm', ['1', '2', 'inch', '2.5', 'cm']],
    ['"*?~^\\ 🙂', []],
  ])('cuts %s', (text, words) => expect(foldedWords(text)).toEqual(words));
});

describe('understand', () => {
  it.each([
    ['water bottle without straw', ['water', 'bottle'], ['straw']],
    ['wireless thermostat without c wire', ['wireless', 'thermostat'], ['c', 'wire']],
    ['lights without wiring with switch', ['lights', 'switch'], ['wiring']],
    ['hose ohne gürtel', ['hose'], ['gurtel']],
    ['silicone not clear mat', ['silicone', 'mat'], ['clear']],
    ['coat -wool', ['coat'], ['wool']],
    ['t-shirt', ['tshirt'], []],
    ['no show socks', ['no', 'show', 'socks'], []],
    ['kleid für den sommer', ['kleid', 'sommer'], []],
    ['the', ['the'], []],
  ])('takes %s apart', (text, wanted, unwanted) => expect(understand(text)).toEqual({ wanted, unwanted }));

  it('reads a bounded number of words', () => {
    expect(understand('word '.repeat(500)).wanted.length).toBeLessThanOrEqual(16);
  });
});

describe('compoundParts', () => {
  it.each([
    ['sommerkleid', ['sommer', 'kleid']],
    ['sommerkleider', ['sommer', 'kleider']],
    ['damenlederjacke', ['damen', 'leder', 'jacke']],
    ['hochzeitskleid', ['hochzeits', 'kleid']],
    ['bekleidung', []],
    ['kleid', []],
    ['sunglasses', []],
  ])('takes %s apart', (word, parts) => expect(compoundParts(word)).toEqual(parts));
});
