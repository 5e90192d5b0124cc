import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDeep, jsonPath } from '../../../src/endpoints/batch/json-path.js';
import { templateOf } from '../../../src/endpoints/batch/template.js';

const parts = (text: string) =>
  templateOf(text).map((part) => (typeof part === 'string' ? part : [part.name, part.query.toString()]));

describe('a template', () => {
  it('is divided into text and references; a brace in quotes ends none', () => {
    expect(parts('/v1/{result=a:$.b}?{x}={result=c-d:$[?@.e == "}"].f}!')).toEqual([
      '/v1/',
      ['a', '$.b'],
      '?{x}=',
      ['c-d', `$[?@.e == '}'].f`],
      '!',
    ]);
    expect(parts('')).toEqual(['']);
    expect(parts('{result=a:$}')).toEqual([['a', '$']]);
  });

  it.each([
    '{result=a}',
    '{result=a:$.b',
    '{result=a:$["}',
    "{result=a:$['}']",
    '{result=a:x}',
    '{result=a:}',
  ])('is refused where a reference is none: %s', (text) =>
    expect(() => templateOf(text)).toThrow(/reference|JSONPath/),
  );

  it('of any text is text as long as it has no reference in it', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{result='));
        expect(templateOf(text)).toEqual([text]);
      }),
    ));

  it('is read in a time that grows with its length alone', () => {
    const began = performance.now();
    for (const piece of [
      '{result=a:',
      "{result=a:'",
      "{result=a:'\\",
      '{result=a:$[?@=="',
      '\'"',
      '{result=',
    ])
      expect(() => templateOf(`{result=a:${piece.repeat(100_000)}`)).toThrow();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a JSONPath', () => {
  const value = {
    items: [
      { id: 'a', price: 3 },
      { id: 'b', price: 5 },
    ],
    $: { '..': 1 },
  };
  const found = (path: string) => jsonPath(path).query(value).values();

  it.each([
    ['$.items[*].id', ['a', 'b']],
    ['$.items[-1].id', ['b']],
    ['$..price', [3, 5]],
    ['$.items[?@.price > 4 && @.id != "x"].id', ['b']],
    ['$.items[?count(@.*) == 2 && length(@.id) == 1].id', ['a', 'b']],
    [`$['$']['..']`, [1]],
    ['$.__proto__', []],
    ['$.items.length', []],
  ])('selects: %s', (path, values) => expect(found(path)).toEqual(values));

  it.each([
    ['$..*..*', 'more than once'],
    ['$..[?@.a]', 'beside a filter'],
    ['$[?@..a]', 'beside a filter'],
    ['$[?count($.*) > 1]', 'looks at “$” again'],
    ['$[?@[?@[?@.a]]]', 'more than two filters'],
    ['$[*,*,*][*,*,*][*,*]', 'alternatives'],
    ['$[?match(@.a, "(a+)+$")]', 'no such function'],
    ['$[?search(@.a, "a")]', 'no such function'],
    [`$.${'a'.repeat(200)}`, 'longer than 200'],
    ['$.items[?@.id=', 'is no JSONPath'],
    ['(function(){})()', 'is no JSONPath'],
  ])('whose work could run away is refused: %s', (path, why) => expect(() => jsonPath(path)).toThrow(why));

  it('is deep where it looks at everything', () => {
    expect([isDeep(jsonPath('$..a')), isDeep(jsonPath(`$['..']`))]).toEqual([true, false]);
  });
});
