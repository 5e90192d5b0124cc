import { toJson, type Money } from './money.js';

/** A price in major units of the base currency, to put prices of several currencies in an order. */
export type ToBase = (money: Money) => number;

/** Prices in euros by reference rates (units of a currency for one euro); a currency without a rate counts as euros. */
export function inEuros(perEuro: Readonly<Record<string, number>>): ToBase {
  return (money) => toJson(money).amount / (perEuro[money.currency] ?? 1);
}
