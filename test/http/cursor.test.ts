import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../src/catalogue/problem.js';
import { decodeCursor, encodeCursor } from '../../src/http/cursor.js';

/** A list read page by page, along the cursors that each page gives. */
function walked(sorted: readonly string[], size: number): string[] {
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const after =
      cursor === undefined
        ? ''
        : decodeCursor('list', cursor, (key): key is string => typeof key === 'string');
    const rest = cursor === undefined ? sorted : sorted.filter((one) => one > after);
    seen.push(...rest.slice(0, size));
    if (rest.length <= size) return seen;
    cursor = encodeCursor('list', rest[size - 1]);
  }
}

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

  it('are refused by every list but their own, and stand in a URL as they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (list, other, key) => {
        const cursor = encodeCursor(list, key);
        expect(cursor).toMatch(/^[\w-]+$/);
        fc.pre(JSON.stringify(list) !== JSON.stringify(other));
        expect(() => decodeCursor(other, cursor, anything)).toThrow(Problem);
      }),
    );
  });

  it('are refused when any of them is missing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (key, at) => {
        const cursor = encodeCursor('products', key);
        const cut = cursor.slice(0, at % (cursor.length - 1));
        expect(() => decodeCursor('products', cut, anything)).toThrow(Problem);
      }),
    );
  });

  it('lead through a list once, whatever is in it and however large its pages are', () => {
    const items = fc.uniqueArray(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const sorted = all.toSorted();
        expect(walked(sorted, size)).toEqual(sorted);
      }),
    );
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
