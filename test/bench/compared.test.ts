import { describe, expect, it } from '@jest/globals';
import { grown } from '../../bench/counts/compared.mjs';

describe('counts beside those that are kept', () => {
  const kept = { product: { allocated: 100_000, statements: 1, engineCalls: 0, sent: 2_000 } };
  const but = (changed: object) => ({ product: { ...kept.product, ...changed } });

  it('may move by a tenth, and shrink', () => {
    expect(grown(kept, kept)).toEqual([]);
    expect(grown(kept, but({ allocated: 109_000, sent: 2_190 }))).toEqual([]);
    expect(grown(kept, but({ allocated: 20_000, statements: 0 }))).toEqual([]);
  });

  it('fail beyond, with the work and the count by name', () => {
    expect(grown(kept, but({ allocated: 115_000 }))).toEqual([
      'product: allocated 115000 for each request, 100000 are kept (+15 %)',
    ]);
    expect(grown(kept, but({ statements: 2 }))).toHaveLength(1);
  });

  it('fail where there were none before', () => {
    expect(grown(kept, but({ engineCalls: 1 }))).toEqual([
      'product: engineCalls 1 for each request, 0 are kept',
    ]);
  });

  it('say nothing of work that nobody has counted before', () => {
    expect(grown(kept, { ...kept, batch: kept.product })).toEqual([]);
  });
});
