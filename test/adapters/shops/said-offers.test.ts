import { expect, it } from '@jest/globals';
import { SaidOffers } from '../../../src/adapters/shops/said-offers.js';

const said = (id: string, minor = 100) => {
  return { id, price: { minor, currency: 'EUR' }, availability: 'in_stock' as const };
};

it('gives the newest of each offer once', () => {
  const answers = new SaidOffers();
  for (const one of [said('a'), said('b'), said('a', 200)]) answers.add(one);
  expect(answers.take(1)).toEqual([said('b')]);
  expect(answers.take(9)).toEqual([said('a', 200)]);
  expect(answers.take(9)).toEqual([]);
});

it('holds so many at most, and counts what it let go', () => {
  const answers = new SaidOffers(2);
  for (const id of ['a', 'b', 'c']) answers.add(said(id));
  expect([answers.size, answers.dropped]).toEqual([2, 1]);
  expect(answers.take(9).map(({ id }) => id)).toEqual(['b', 'c']);
});
