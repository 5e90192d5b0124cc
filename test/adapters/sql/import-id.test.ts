import { expect, it } from '@jest/globals';
import { importId } from '../../../src/adapters/sql/importing/import-id.js';

it('makes ids that sort in the order of their making, within a millisecond and when the clock goes back', () => {
  const now = Date.now();
  const ids = [now, now, now, now - 5_000, now + 1].flatMap((at) => [importId(at), importId(at)]);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});
