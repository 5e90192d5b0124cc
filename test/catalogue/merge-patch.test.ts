import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Json, mergePatch } from '../../src/catalogue/merge-patch.js';

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(null, true, 0, 1.5, '', 'a'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), tie('json'), { maxKeys: 4 }),
  ),
}));

/** The merge as the RFC's pseudo code has it, word for word, over maps. */
function byTheBook(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      if (result.has(name)) result.delete(name);
    } else result.set(name, byTheBook(result.get(name), value));
  }
  return Object.fromEntries(result);
}

const isObject = (value: Json | undefined): value is { readonly [member: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function hasNullMember(value: Json): boolean {
  return isObject(value) && Object.values(value).some((one) => one === null || hasNullMember(one));
}

describe('a JSON merge patch', () => {
  // RFC 7396, appendix A, all of it.
  it.each<[Json, Json, Json]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j by %j gives %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });

  it('does the same the second time', () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const once = mergePatch(target, patch);
        expect(mergePatch(once, patch)).toEqual(once);
      }),
    );
  });

  it('takes away what is null, and leaves no null of the patch', () => {
    fc.assert(
      fc.property(json, fc.dictionary(fc.constantFrom('a', 'b', 'c'), json), (target, patch) => {
        const merged = mergePatch(target, patch) as Record<string, Json>;
        for (const [name, value] of Object.entries(patch))
          expect(Object.hasOwn(merged, name)).toBe(value !== null);
        if (!hasNullMember(target)) expect(hasNullMember(merged)).toBe(false);
      }),
    );
  });

  it('leaves what it does not name, and the target itself', () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const before = structuredClone(target);
        const merged = mergePatch(target, patch);
        expect(target).toEqual(before);
        if (!isObject(target) || !isObject(patch)) return;
        for (const [name, value] of Object.entries(target))
          if (!Object.hasOwn(patch, name)) expect((merged as Record<string, Json>)[name]).toEqual(value);
      }),
    );
  });

  it('does as the RFC’s own steps do, for members of any name', () => {
    fc.assert(
      fc.property(json, json, (target, patch) =>
        expect(mergePatch(target, patch)).toEqual(byTheBook(target, patch)),
      ),
    );
    const hostile = JSON.parse('{"__proto__": {"polluted": true}}') as Json;
    expect(Object.hasOwn(mergePatch({}, hostile) as object, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
