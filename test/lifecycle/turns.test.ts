import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Turns } from '../../src/lifecycle/turns.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('gives each as much time as any other, but for one piece of work', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 6 }),
      async (takes) => {
        const spent = takes.map(() => 0);
        const turns = new Turns(takes.map((_, index) => index));
        const work = async (index: number) => {
          jest.advanceTimersByTime(takes[index]!);
          spent[index]! += takes[index]!;
        };
        for (let turn = 0; turn < 300; turn++) await turns.next(work);
        expect(Math.max(...spent) - Math.min(...spent)).toBeLessThanOrEqual(2 * Math.max(...takes));
      },
    ),
  );
});

it('spreads those that work at the same time', async () => {
  const turns = new Turns(['a', 'b', 'c']);
  const begun: string[] = [];
  const work = async (one: string) => void begun.push(one);
  await Promise.all([turns.next(work), turns.next(work), turns.next(work)]);
  expect(begun).toEqual(['a', 'b', 'c']);
});
