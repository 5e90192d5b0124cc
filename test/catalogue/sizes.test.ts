import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sizeRun } from '../../src/catalogue/sizes.js';

it('puts sizes in the order of a shop', () => {
  const run = [
    'XXS',
    'XS',
    'S',
    'M',
    'L',
    'XL',
    'XXL',
    '3XL',
    '4',
    '10',
    '36.5',
    '37',
    '38/40',
    'One Size',
    'Petite',
  ];
  expect(sizeRun([...run].reverse())).toEqual(run);
});

it('shows every size once', () => {
  expect(sizeRun(['M', 'S', 'M'])).toEqual(['S', 'M']);
});

it('does not depend on the order that sizes come in', () => {
  const sizes = fc.array(fc.oneof(fc.string(), fc.constantFrom('xl', 'XL', '2XL', 'XXL', '38', '38,5', 'm')));
  fc.assert(fc.property(sizes, (some) => expect(sizeRun([...some].reverse())).toEqual(sizeRun(some))));
});
