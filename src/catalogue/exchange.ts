import { exponentOf, type Money } from './money.js';

/**
 * The same money in another currency by way of the euro, rounded half away from zero to the minor units of the
 * target; `perEuro` says how many units of each currency one euro buys (the euro itself may be left out).
 * Undefined where either currency has no rate. Money that is in the target currency already comes back as it is.
 */
export function convert(
  money: Money,
  currency: string,
  perEuro: Readonly<Record<string, number>>,
): Money | undefined {
  if (money.currency === currency) return money;
  const from = rateOf(money.currency, perEuro);
  const to = rateOf(currency, perEuro);
  if (from === undefined || to === undefined) return undefined;
  const exact = (money.minor * to * 10 ** exponentOf(currency)) / (from * 10 ** exponentOf(money.currency));
  return { minor: roundHalfAway(exact), currency };
}

function rateOf(currency: string, perEuro: Readonly<Record<string, number>>): number | undefined {
  if (currency === 'EUR') return 1;
  return Object.hasOwn(perEuro, currency) ? perEuro[currency] : undefined;
}

// What floating point adds behind the fifteenth digit must not decide a half.
function roundHalfAway(exact: number): number {
  const rounded = Math.round(Number(Math.abs(exact).toPrecision(15)));
  return exact < 0 ? 0 - rounded : rounded;
}
