import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { limits } from '../../../src/endpoints/batch/limits.js';
import { Problem } from '../../../src/catalogue/problem.js';
import { anywhere, outcomesOf, ScriptedDispatch } from './scripted-dispatch.js';
import { planOf } from '../../../src/endpoints/batch/plan.js';

interface Graph {
  /** What each node needs, by index. */
  readonly needs: readonly (readonly number[])[];
  readonly failing: readonly boolean[];
}

const nameOf = (node: number) => `n${node}`;
const requestOf = (needs: readonly number[], node: number) => ({
  name: nameOf(node),
  path: `/v1/${node}?of=${needs.map((need) => `{result=${nameOf(need)}:$.value}`).join(',')}`,
});

/** Any edges at all, or only to nodes that come earlier in some order. */
const graph = (acyclic: boolean): fc.Arbitrary<Graph> =>
  fc.integer({ min: 1, max: limits.requests }).chain((size) =>
    fc
      .record({
        order: fc.shuffledSubarray(
          Array.from({ length: size }, (_, n) => n),
          { minLength: size },
        ),
        picks: fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
        failing: fc.array(fc.oneof({ arbitrary: fc.constant(false), weight: 5 }, fc.boolean()), {
          minLength: size,
          maxLength: size,
        }),
      })
      .map(({ order, picks, failing }) => {
        const place = (node: number) => order.indexOf(node);
        const needs = picks.map((some, node) =>
          [...new Set(some)].filter((need) => !acyclic || place(need) < place(node)),
        );
        return { needs, failing };
      }),
  );

/** What a node answers when everything is done one after the other, in the plainest way. */
function expected({ needs, failing }: Graph, node: number): { status: number; value: number } {
  const before = needs[node]!.map((need) => expected({ needs, failing }, need));
  if (before.some(({ status }) => status >= 400)) return { status: 424, value: 0 };
  if (failing[node]) return { status: 500, value: 0 };
  return { status: 200, value: before.reduce((sum, { value }) => sum + value, 1) % 1_000_003 };
}

function dispatchOver({ failing }: Graph): ScriptedDispatch {
  return new ScriptedDispatch(({ target }) => {
    const [path = '', of = ''] = target.split('?of=');
    if (failing[Number(path.slice('/v1/'.length))]) return { status: 500, body: {} };
    const values = of === '' ? [] : of.split(',').map(Number);
    return { status: 200, body: { value: values.reduce((sum, value) => sum + value, 1) % 1_000_003 } };
  });
}

it('any plan without a cycle gives what doing it one after the other gives; a failure fails just its descendants', () =>
  fc.assert(
    fc.asyncProperty(graph(true), async (one) => {
      const dispatch = dispatchOver(one);
      const outcomes = await outcomesOf(one.needs.map(requestOf), dispatch);
      for (const node of one.needs.keys()) {
        const { status, value } = expected(one, node);
        const outcome = outcomes.get(nameOf(node))!;
        expect([node, outcome.status]).toEqual([node, status]);
        if (status === 200) expect(outcome.value()).toEqual({ value });
      }
      const made = [...one.needs.keys()].filter((node) => expected(one, node).status !== 424);
      expect(dispatch.asked).toHaveLength(made.length);
      expect(dispatch.most).toBeLessThanOrEqual(limits.atOnce);
    }),
    { numRuns: 200 },
  ));

it('a cycle is always found, wherever it is, and each that is named is one', () =>
  fc.assert(
    fc.property(graph(false), ({ needs }) => {
      const requests = needs.map((some, node) => ({ method: 'GET', headers: {}, ...requestOf(some, node) }));
      const cycles = cyclesNamed(() => planOf({ deadlineMs: 1_000, requests }, anywhere));
      expect(cycles.length > 0).toBe(hasCycle(needs));
      for (const cycle of cycles) {
        expect(cycle[0]).toBe(cycle.at(-1));
        for (const [n, node] of cycle.slice(0, -1).entries()) expect(needs[node]).toContain(cycle[n + 1]);
      }
    }),
    { numRuns: 500 },
  ));

it('a fan has as many requests as its values have combinations, in their order, or is refused whole', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(14), fc.nat(14), async (first, second) => {
      const count = (length: number) => Array.from({ length }, (_, n) => n);
      const dispatch = new ScriptedDispatch(({ target }) => ({
        status: 200,
        body: target === '/v1/lists' ? { a: count(first), b: [count(second)] } : target,
      }));
      const fan = { name: 'fan', path: '/v1/{result=lists:$.a[*]}/{result=lists:$.b[0]}' };
      const outcome = (await outcomesOf([{ name: 'lists', path: '/v1/lists' }, fan], dispatch)).get('fan')!;
      const all = count(first).flatMap((a) => count(second).map((b) => `/v1/${a}/${b}`));
      if (all.length === 0) expect([outcome.status, dispatch.asked.length]).toEqual([424, 1]);
      else if (all.length + 1 > limits.parts)
        expect([outcome.status, dispatch.asked.length]).toEqual([422, 1]);
      else expect(outcome.value()).toEqual(all);
    }),
  ));

it('no value leaves the segment or the parameter that it is inserted into', () =>
  fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), hostile), async (value) => {
      const dispatch = new ScriptedDispatch(() => ({ status: 200, body: { value } }));
      const path = '/v1/a/{result=a:$.value}/b/x{result=a:$.value}?q={result=a:$.value}&z=1';
      const outcomes = await outcomesOf(
        [
          { name: 'a', path: '/v1/a' },
          { name: 'b', path },
        ],
        dispatch,
      );
      const { target } = dispatch.asked[1] ?? {};
      const isUnfit = ['', '.', '..'].includes(value) || /\p{Surrogate}/u.test(value);
      expect([value, outcomes.get('b')!.status, target === undefined]).toEqual([
        value,
        isUnfit ? 424 : 200,
        isUnfit,
      ]);
      if (target === undefined) return;
      expect(target).toMatch(/^[\x21-\x7e]+$/);
      const [pathname = '', search, ...more] = target.split('?');
      expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'v1', 'a', value, 'b', `x${value}`]);
      expect([...new URLSearchParams(search), ...more]).toEqual([
        ['q', value],
        ['z', '1'],
      ]);
    }),
    { numRuns: 1_000 },
  ));

const hostile = fc.constantFrom(
  ...[
    '.',
    '..',
    '../..',
    '/',
    '\\',
    '%2e%2e',
    '%2F',
    'a?b=c',
    'a#b',
    'a&z=2',
    'a+b c',
    '\r\nx: y',
    '\0',
    '\ud800',
  ],
  ...['//host', 'http://host/', ';a=b', '{result=a:$.value}', 'ä', '\u202e', "'", '(', '!', '*', ''],
);

function cyclesNamed(plan: () => unknown): number[][] {
  try {
    plan();
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.more.errors ?? [];
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['cycle']));
    return errors.map(({ message }) =>
      [...message.matchAll(/n(\d+)(?= →|$)/g)].map(([, node]) => Number(node)),
    );
  }
}

/** By taking away what needs nothing that is left. */
function hasCycle(needs: Graph['needs']): boolean {
  const left = new Set(needs.keys());
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const node of left) if (!needs[node]!.some((need) => left.has(need))) left.delete(node);
  }
  return left.size > 0;
}
