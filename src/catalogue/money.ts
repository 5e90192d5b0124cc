/** An amount of a currency in its minor units (cents for EUR, whole yen for JPY); never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Money as clients see it: a decimal amount in major units. */
export interface MoneyJson {
  readonly amount: number;
  readonly currency: string;
}

const exponents = new Map<string, number>();

/** How many decimals a currency has (ISO 4217 by way of the CLDR): 2 for EUR, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, digits);
  return digits;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether `code` is an ISO 4217 currency code in capitals. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

export function toJson(money: Money): MoneyJson {
  const amount = money.minor / 10 ** exponentOf(money.currency);
  return { amount, currency: money.currency };
}

/** Major units to minor units, rounded half away from zero. */
export function fromAmount(amount: number, currency: string): Money {
  // In decimals, as the amount was written: 1.005 is a little less than itself in binary.
  const [digits, exponent = '0'] = String(Math.abs(amount)).split('e');
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + exponentOf(currency)}`));
  return { minor: amount < 0 && scaled > 0 ? -scaled : scaled, currency };
}
