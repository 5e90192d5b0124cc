import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayMs, dayOf, plusDays } from '../../src/catalogue/day.js';

const midnight = Date.UTC(2026, 0, 31);

describe('the day of a time', () => {
  it('is that of UTC from its first millisecond to its last, also before 1970', () => {
    const times = [midnight - 1, midnight, midnight + dayMs - 1, midnight + dayMs, -1, 0];
    expect(times.map(dayOf)).toEqual([
      ...['2026-01-30', '2026-01-31', '2026-01-31', '2026-02-01'],
      ...['1969-12-31', '1970-01-01'],
    ]);
  });

  it('does not depend on what was asked for before', () => {
    const near = fc.integer({ min: midnight - 3 * dayMs, max: midnight + 3 * dayMs });
    fc.assert(
      fc.property(fc.array(near), (times) => {
        expect(times.map(dayOf)).toEqual(times.map((ms) => new Date(ms).toISOString().slice(0, 10)));
      }),
    );
  });

  it('is of no time that there is not', () => {
    expect(() => dayOf(Number.NaN)).toThrow(RangeError);
  });

  it('comes so many days later, over leap days and years', () => {
    expect([plusDays('2028-02-28', 2), plusDays('2026-01-01', -1)]).toEqual(['2028-03-01', '2025-12-31']);
  });
});
