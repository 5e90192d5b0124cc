/** How long to wait before the attempt after `failures` failed ones: 100 ms doubled up to 5 s, less a random half. */
export function backoff(failures: number, random: () => number): number {
  const whole = Math.min(5_000, 100 * 2 ** failures);
  return whole / 2 + (random() * whole) / 2;
}
