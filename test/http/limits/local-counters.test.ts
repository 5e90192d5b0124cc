import { beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LocalCounters } from '../../../src/http/limits/local-counters.js';

let now: number;
beforeEach(() => void (now = 0));
const counters = (max?: number) => new LocalCounters(() => now, max);

it('counts within a window and begins anew after it', () => {
  const local = counters();
  expect(local.add('a', 1_000)).toEqual({ count: 1, endsInMs: 1_000 });
  now = 400;
  expect(local.add('a', 1_000)).toEqual({ count: 2, endsInMs: 600 });
  now = 1_000;
  expect(local.add('a', 1_000)).toEqual({ count: 1, endsInMs: 1_000 });
});

it('never counts more or less than came in the window, whatever the order', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(700)));
  fc.assert(
    fc.property(steps, (all) => {
      now = 0;
      const local = counters();
      const began = new Map<string, { at: number; count: number }>();
      for (const [key, later] of all) {
        now += later;
        const window = began.get(key);
        const same = window !== undefined && now < window.at + 1_000;
        const expected = same ? { at: window.at, count: window.count + 1 } : { at: now, count: 1 };
        began.set(key, expected);
        expect(local.add(key, 1_000).count).toBe(expected.count);
      }
    }),
  );
});

it('learns what others have counted, and never less than it knows', () => {
  const local = counters();
  local.add('a', 1_000);
  local.raise('a', { count: 7, endsInMs: 500 });
  local.raise('a', { count: 3, endsInMs: 500 });
  expect(local.read('a')).toEqual({ count: 7, endsInMs: 500 });
});

it('holds a bounded number of windows, and counts those that it forgot too early', () => {
  const local = counters(100);
  for (let n = 0; n < 150; n++) local.add(`caller-${n}`, 1_000);
  expect(local.forgotten).toBe(50);
  now = 2_000;
  for (let n = 0; n < 50; n++) local.add(`later-${n}`, 1_000);
  expect(local.forgotten).toBe(50);
});
