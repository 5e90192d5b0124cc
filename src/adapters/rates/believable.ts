import type { PublishedRates } from '../../ports/exchange-rates.js';
import { UnbelievableRates } from './ecb-xml.js';

/** No reference rate has moved so much between two looks; a misplaced point moves one by ten. */
const mostTimes = 5;
const dayMs = 86_400_000;

/** Throws UnbelievableRates where the new rates contradict the clock or the ones before. */
export function assertBelievable(rates: PublishedRates, before: PublishedRates, now: number): void {
  if (Date.parse(rates.date) > now + dayMs) throw new UnbelievableRates(`they are of ${rates.date}`);
  for (const [currency, units] of Object.entries(rates.perEuro)) {
    const known = Object.hasOwn(before.perEuro, currency) ? before.perEuro[currency]! : units;
    if (units > known * mostTimes || units * mostTimes < known)
      throw new UnbelievableRates(`${currency} went from ${known} to ${units}`);
  }
}
