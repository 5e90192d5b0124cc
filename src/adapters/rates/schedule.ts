import { expectedDay, untilNextPublication } from './ecb-calendar.js';

/** While today's are due but not there yet. */
const dueMs = 5 * 60_000;
const firstRetryMs = 10_000;
/** Also while all is well: a correction, or a clock that was put right, is seen within hours. */
const longestMs = 6 * 3_600_000;

export interface Look {
  readonly now: number;
  /** Of the rates that are known. */
  readonly day: string;
  /** Looks in a row that failed. */
  readonly failures: number;
  readonly random: () => number;
}

/**
 * How long to wait before the next look: until the next publication where the rates are those of today; some five
 * minutes while newer ones are due; 10, 20, 40 s … up to five minutes after failures. Up to a tenth more, at random, so
 * that not all instances of the world come at 16:00:00.
 */
export function untilNextLook({ now, day, failures, random }: Look): number {
  const wait = failures > 0 ? afterFailures(failures) : whenNewer(now, day);
  return Math.round(wait * (1 + random() / 10));
}

function afterFailures(failures: number): number {
  return Math.min(dueMs, firstRetryMs * 2 ** (failures - 1));
}

function whenNewer(now: number, day: string): number {
  if (day < expectedDay(now)) return dueMs;
  return Math.min(longestMs, Math.max(dueMs, untilNextPublication(now, day)));
}
