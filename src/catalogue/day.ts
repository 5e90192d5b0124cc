export const dayMs = 86_400_000;

/** The day of UTC, `2026-01-31`, that a time (ms) is in. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** So many days after a day, before it where `days` is below 0. */
export function plusDays(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * dayMs);
}
