import { convert } from '../catalogue/exchange.js';
import { fromAmount, type MoneyJson, toJson } from '../catalogue/money.js';
import { Problem } from '../catalogue/problem.js';
import type { ExchangeRates, Rates } from '../ports/exchange-rates.js';
import { pick } from './members.js';

/** What a client wants of each item beyond what is stored: some members, another currency. */
export interface Shape {
  readonly fields?: readonly string[];
  readonly currency?: string;
  readonly rates?: Rates;
}

/** The wish with the rates that it needs. Throws an `invalid_request` problem for a currency that has no rate. */
export async function shapeWith({ fields, currency }: Shape, exchange: ExchangeRates): Promise<Shape> {
  if (currency === undefined) return { fields };
  const rates = await exchange.current();
  if (currency !== 'EUR' && !Object.hasOwn(rates.perEuro, currency)) throw noRate(currency, rates);
  return { fields, currency, rates };
}

function noRate(currency: string, { perEuro }: Rates): Problem {
  const known = [...new Set(['EUR', ...Object.keys(perEuro)])].sort().join(', ');
  const message = `has no reference rate; there are rates of ${known}`;
  const errors = [{ path: 'query.currency', code: 'no_rate', message }];
  return new Problem('invalid_request', `query.currency ${currency} ${message}`, { errors });
}

/** Whether stored JSON can go out as it is. */
export function isPlain({ fields, currency }: Shape): boolean {
  return fields === undefined && currency === undefined;
}

/** Stored JSON in the asked shape; prices of a currency without a rate stay as they are. */
export function shape(json: string, wanted: Shape): string {
  return isPlain(wanted) ? json : JSON.stringify(reshape(JSON.parse(json), wanted));
}

/** The same for a value. */
export function reshape(value: unknown, { fields, currency, rates }: Shape): unknown {
  const cut = fields ? pick(value, fields) : value;
  return currency && rates ? exchanged(cut, currency, rates) : cut;
}

function exchanged(value: unknown, currency: string, rates: Rates): unknown {
  if (Array.isArray(value)) return value.map((one) => exchanged(one, currency, rates));
  if (typeof value !== 'object' || value === null) return value;
  if (isMoney(value)) return inCurrency(value, currency, rates);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, exchanged(one, currency, rates)]),
  );
}

function isMoney(value: object): value is MoneyJson {
  return 'amount' in value && 'currency' in value;
}

function inCurrency(money: MoneyJson, currency: string, rates: Rates): MoneyJson {
  const converted = convert(fromAmount(money.amount, money.currency), currency, rates.perEuro);
  return converted ? toJson(converted) : money;
}
