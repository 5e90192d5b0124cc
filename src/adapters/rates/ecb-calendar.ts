import { dayMs, plusDays } from '../../catalogue/day.js';

/**
 * When the European Central Bank publishes: about 16:00 in Frankfurt on every working day of its payment system TARGET
 * (https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/). Closed are Saturdays,
 * Sundays, 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
 */
const publishedAt = 16;
/** They are late at times; until then yesterday's are not called stale. */
const expectedAt = 18;

const closedEveryYear = new Set(['01-01', '05-01', '12-25', '12-26']);
/** Made when it is first asked for: the first format of dates in a process takes some 25 ms. */
let frankfurt: Intl.DateTimeFormat | undefined;
const inBerlin = {
  ...({ timeZone: 'Europe/Berlin', hourCycle: 'h23', year: 'numeric', month: '2-digit' } as const),
  ...({ day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
};

/** The day whose rates should be there by now; rates of an earlier day are stale. */
export function expectedDay(now: number): string {
  const { day, hour } = inFrankfurt(now);
  return lastWorkingDay(hour >= expectedAt ? day : plusDays(day, -1));
}

/** Milliseconds until rates come that are newer than those of `day`. 0 where they should be there already. */
export function untilNextPublication(now: number, day: string): number {
  const here = inFrankfurt(now);
  let next = plusDays(day, 1);
  while (!isWorkingDay(next)) next = plusDays(next, 1);
  const hours = (Date.parse(next) - Date.parse(here.day)) / 3_600_000 + publishedAt - here.hour;
  return Math.max(0, hours * 3_600_000);
}

/** Whether TARGET is open on a day, `2026-12-24`. */
export function isWorkingDay(day: string): boolean {
  const date = new Date(day);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6 || closedEveryYear.has(day.slice(5))) return false;
  const sinceEaster = (date.getTime() - easterSunday(date.getUTCFullYear())) / dayMs;
  return sinceEaster !== -2 && sinceEaster !== 1;
}

function lastWorkingDay(day: string): string {
  return isWorkingDay(day) ? day : lastWorkingDay(plusDays(day, -1));
}

/** The day there, and the hours of it that are gone. */
function inFrankfurt(now: number): { readonly day: string; readonly hour: number } {
  frankfurt ??= new Intl.DateTimeFormat('en-CA', inBerlin);
  const parts = Object.fromEntries(frankfurt.formatToParts(now).map(({ type, value }) => [type, value]));
  const seconds = Number(parts['hour']) * 3600 + Number(parts['minute']) * 60 + Number(parts['second']);
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, hour: seconds / 3600 };
}

/** By the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}
