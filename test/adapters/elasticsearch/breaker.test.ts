import { expect, it } from '@jest/globals';
import { Breaker } from '../../../src/adapters/elasticsearch/breaker.js';

function aBreaker() {
  const clock = { now: 1_000 };
  return { breaker: new Breaker(2, 500, () => clock.now), clock };
}

it('opens after failures in a row, and tells for how long', () => {
  const { breaker, clock } = aBreaker();
  breaker.failed();
  breaker.succeeded();
  breaker.failed();
  expect(breaker.remaining()).toBe(0);
  breaker.failed();
  clock.now += 100;
  expect(breaker.remaining()).toBe(400);
  expect([breaker.state, breaker.refused]).toEqual(['open', 1]);
});

it('lets one call through afterwards, and the others once that succeeded', () => {
  const { breaker, clock } = aBreaker();
  breaker.failed();
  breaker.failed();
  clock.now += 500;
  expect(breaker.state).toBe('half_open');
  expect(breaker.remaining()).toBe(0);
  expect(breaker.remaining()).toBe(500);
  breaker.succeeded();
  expect(breaker.remaining()).toBe(0);
  expect(breaker.state).toBe('closed');
});
