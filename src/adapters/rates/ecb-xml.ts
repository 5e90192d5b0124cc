import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { isCurrency } from '../../catalogue/money.js';
import type { PublishedRates } from '../../ports/exchange-rates.js';

/** An answer that does not hold rates that could be believed. */
export class UnbelievableRates extends Error {
  override readonly name = 'UnbelievableRates';
}

/** The file has some thirty; one with a handful was cut or is another. */
const fewest = 10;
const maxDepth = 8;

/**
 * The rates in the ECB's eurofxref-daily.xml: `<Cube time="2026-11-25">` with a `<Cube currency="USD" rate="1.1172"/>`
 * for each currency, units for one euro, as published, not rounded any further. Codes that are no currency are left
 * out. Throws UnbelievableRates for anything else; no entity is expanded but XML's own.
 */
export function ratesIn(xml: string): PublishedRates {
  const perEuro: Record<string, number> = { EUR: 1 };
  let date: string | undefined;
  let depth = 0;
  const parser = new SaxesParser();
  parser.on('error', () => refuse('it is no well-formed XML'));
  parser.on('closetag', () => void depth--);
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (++depth > maxDepth) refuse('its elements are nested too deep');
    if (name !== 'Cube') return;
    if (attributes['time'] !== undefined) date ??= attributes['time'];
    add(perEuro, attributes);
  });
  parser.write(xml).close();
  if (date === undefined || !isDay(date)) return refuse('it names no day');
  if (Object.keys(perEuro).length <= fewest) return refuse('it has hardly any currency');
  return { date, perEuro };
}

function add(perEuro: Record<string, number>, { currency, rate }: SaxesTagPlain['attributes']): void {
  if (currency === undefined || !isCurrency(currency)) return;
  const units = Number(rate);
  if (!(units > 0 && units < 1e9)) refuse(`its rate of ${currency} is no number`);
  perEuro[currency] = units;
}

function isDay(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

function refuse(why: string): never {
  throw new UnbelievableRates(`the rates are not believed: ${why}`);
}
