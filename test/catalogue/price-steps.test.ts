import { describe, expect, it } from '@jest/globals';
import { coversStep, priceStepOf, stepAfter } from '../../src/catalogue/price-steps.js';

describe('price steps', () => {
  it.each([
    [0, 0, 1],
    [0.99, 0, 1],
    [1, 1, 2],
    [2, 2, 5],
    [4.99, 2, 5],
    [5, 5, 10],
    [49.95, 20, 50],
    [50, 50, 100],
    [1699, 1000, 2000],
    [2500, 2000, 5000],
  ])('%d falls between %d and %d', (amount, from, to) => {
    expect(priceStepOf(amount)).toEqual({ from, to });
    expect(stepAfter(from)).toBe(to);
  });

  it('is covered by a band that takes in all of it', () => {
    const step = { from: 20, to: 50 };
    expect(coversStep({ min: 20, max: 50 }, step)).toBe(true);
    expect(coversStep({ max: 49.99 }, step)).toBe(true);
    expect(coversStep({}, step)).toBe(true);
    expect(coversStep({ min: 21 }, step)).toBe(false);
    expect(coversStep({ max: 40 }, step)).toBe(false);
  });
});
