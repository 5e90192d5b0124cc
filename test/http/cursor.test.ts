import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../src/catalogue/problem.js';
import { decodeCursor, encodeCursor } from '../../src/http/cursor.js';

const anything = (key: unknown): key is unknown => key !== undefined;

describe('cursors', () => {
  it('give back every key to the list that they were made for', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (list, key) => {
        const copy: unknown = JSON.parse(JSON.stringify(key));
        expect(decodeCursor(list, encodeCursor(list, key), anything)).toEqual(copy);
      }),
    );
  });

  it('are refused by a list with other filters', () => {
    const cursor = encodeCursor(['products', 'nike'], [1, 'a']);
    expect(() => decodeCursor(['products', 'puma'], cursor, anything)).toThrow(Problem);
  });

  it('are refused when they are not of the kind that the list goes by', () => {
    const cursor = encodeCursor('brands', 7);
    expect(() => decodeCursor('brands', cursor, (key): key is string => typeof key === 'string')).toThrow(
      Problem,
    );
  });

  it('never do worse than a bad_cursor problem, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor('products', text, anything)).toThrow(
          expect.objectContaining({ code: 'bad_cursor' }),
        );
      }),
    );
  });
});
