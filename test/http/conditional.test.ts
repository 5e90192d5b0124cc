import { describe, expect, it } from '@jest/globals';
import { matches } from '../../src/http/conditional.js';

describe('If-None-Match', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
  ])('%s against W/"a": %s', (header, expected) => {
    expect(matches(header, 'W/"a"')).toBe(expected);
  });
});
