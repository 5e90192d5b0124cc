/** A range of prices in major units: `from` included, `to` excluded. */
export interface PriceStep {
  readonly from: number;
  readonly to: number;
}

const mantissas = [1, 2, 5];

/** The range of the fixed 1-2-5 series (0, 1, 2, 5, 10, 20, 50, …) that an amount falls in. */
export function priceStepOf(amount: number): PriceStep {
  if (amount < 1) return { from: 0, to: 1 };
  const power = 10 ** (Math.trunc(amount).toString().length - 1);
  const from = power * mantissas.findLast((m) => m * power <= amount)!;
  return { from, to: stepAfter(from) };
}

/** The upper end of the range that begins at `from`, itself a bound of the series. */
export function stepAfter(from: number): number {
  if (from === 0) return 1;
  return from.toString().startsWith('2') ? (from / 2) * 5 : from * 2;
}

/** Whether a filter's band takes in the whole step; a band that ends just below `to` (49.99 for 50) does. */
export function coversStep(band: { readonly min?: number; readonly max?: number }, step: PriceStep): boolean {
  const reachesDown = band.min === undefined || band.min <= step.from;
  return reachesDown && (band.max === undefined || band.max >= step.to - 0.01);
}
