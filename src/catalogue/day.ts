export const dayMs = 86_400_000;

/** A click asks twice for the day that it was asked for before, and making the text was 2 % of what a click costs. */
let last = { number: 0, text: '1970-01-01' };

/** The day of UTC, `2026-01-31`, that a time (ms) is in. */
export function dayOf(ms: number): string {
  const number = Math.floor(ms / dayMs);
  if (number !== last.number) last = { number, text: new Date(ms).toISOString().slice(0, 10) };
  return last.text;
}

/** So many days after a day, before it where `days` is below 0. */
export function plusDays(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * dayMs);
}
