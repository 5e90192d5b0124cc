import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectedDay, isWorkingDay, untilNextPublication } from '../../../src/adapters/rates/ecb-calendar.js';
import { untilNextLook } from '../../../src/adapters/rates/schedule.js';

const hour = 3_600_000;
const calm = () => 0;

describe('the days of TARGET', () => {
  it.each([
    ['2026-11-25', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2027-01-01', false],
    ['2026-04-03', false],
    ['2026-04-05', false],
    ['2026-04-06', false],
    ['2026-04-07', true],
    ['2024-03-29', false],
    ['2024-04-01', false],
    ['2026-05-01', false],
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2025-12-26', false],
    ['2026-12-31', true],
  ])('%s: %s', (day, open) => expect(isWorkingDay(day)).toBe(open));
});

describe('the day whose rates should be there', () => {
  it.each([
    ['a morning', '2026-11-25T08:00:00Z', '2026-11-24'],
    ['half an hour after the publication', '2026-11-25T15:30:00Z', '2026-11-24'],
    ['an evening in winter', '2026-11-25T17:00:00Z', '2026-11-25'],
    ['an evening in summer', '2026-07-15T16:00:00Z', '2026-07-15'],
    ['a Sunday', '2026-11-29T12:00:00Z', '2026-11-27'],
    ['a Monday morning', '2026-11-30T08:00:00Z', '2026-11-27'],
    ['Easter Monday', '2026-04-06T20:00:00Z', '2026-04-02'],
    ['the second day of Christmas', '2026-12-26T20:00:00Z', '2026-12-24'],
    ['just after midnight there', '2026-11-25T23:30:00Z', '2026-11-25'],
  ])('%s', (_, now, day) => expect(expectedDay(Date.parse(now))).toBe(day));
});

describe('the next look', () => {
  const look = (now: string, day: string, failures = 0, random = calm) =>
    untilNextLook({ now: Date.parse(now), day, failures, random });

  it('is at the next publication, six hours later at most', () => {
    expect(look('2026-11-25T11:00:00Z', '2026-11-24')).toBe(4 * hour);
    expect(look('2026-11-27T16:00:00Z', '2026-11-27')).toBe(6 * hour);
  });

  it('is every five minutes while new rates are due', () => {
    expect(look('2026-11-25T15:00:00Z', '2026-11-24')).toBe(hour / 12);
    expect(look('2026-11-25T19:00:00Z', '2026-11-24')).toBe(hour / 12);
  });

  it('comes sooner after a failure, then less and less often', () => {
    const waits = [1, 2, 3, 20].map((failures) => look('2026-11-25T11:00:00Z', '2026-11-24', failures));
    expect(waits).toEqual([10_000, 20_000, 40_000, 300_000]);
  });

  it('is not the same for all instances', () => {
    expect(look('2026-11-25T15:00:00Z', '2026-11-24', 0, () => 1)).toBe(330_000);
  });
});

it('what should be there is a working day that has come, and the next publication is ahead', () => {
  const times = fc.date({ min: new Date('2025-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(times, (time) => {
      const now = time.getTime();
      const day = expectedDay(now);
      expect(isWorkingDay(day)).toBe(true);
      expect(Date.parse(day)).toBeLessThanOrEqual(now);
      expect(now - Date.parse(day)).toBeLessThan(6.5 * 24 * hour);
      expect(untilNextPublication(now, day)).toBeLessThan(6 * 24 * hour);
    }),
  );
});
