import { expect, it } from '@jest/globals';
import { misplaced } from '../../src/checking/misplaced.js';

/** `a*` is the image that is shown, `a-` is dead. */
function product(...images: string[]) {
  return images.map((text) => ({
    ...{ productId: 'p', url: text[0]!, due: false, shown: text.includes('*') },
    verdict: { state: text.includes('-') ? ('dead' as const) : ('alive' as const), failures: 0 },
  }));
}

it.each<[string[], boolean]>([
  [['a*', 'b'], false],
  [['a*', 'b-'], false],
  [['a-*', 'b'], true],
  [['a-', 'b*'], true],
  [['b*', 'c-', 'a'], true],
  [['a-*'], true],
  [['a-'], false],
  [['a'], true],
  [[], false],
])('%j: %s', (images, moves) => {
  expect(misplaced(product(...images), new Map())).toEqual(moves ? ['p'] : []);
});

it('goes by what was found out just now', () => {
  const dead = new Map([['a', { state: 'dead' as const, failures: 0 }]]);
  expect(misplaced(product('a*', 'b'), dead)).toEqual(['p']);
});
