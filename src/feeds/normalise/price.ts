import { exponentOf, isCurrency } from '../../catalogue/money.js';
import type { Money } from '../../catalogue/money.js';

export interface BadPrice {
  readonly code: 'bad_price' | 'bad_currency';
  readonly advice: string;
}

/** Ten thousand million in a currency with cents; above it is an overflow or a typing error. */
const maxMinor = 1_000_000_000_000;

const symbols: Record<string, readonly string[]> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '₹': ['INR'],
  rs: ['INR', 'PKR', 'LKR', 'NPR', 'MUR'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'],
  us$: ['USD'],
  '¥': ['JPY', 'CNY'],
  zł: ['PLN'],
  kč: ['CZK'],
  sfr: ['CHF'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₩': ['KRW'],
};

const usual = /^(\d{1,7})\.(\d\d) ([A-Z]{3})$/;
/** The first number. A point right after a letter ends an abbreviation, Rs.1299; one after `$` does not. */
const number = /(?:(?<!\p{L})[.,])?\d(?:[\d.,'’\s]*\d)?/u;
const signs = /[+\-−]/g;

/**
 * Reads a price as shops write it: `1699.00 INR`, `INR 1,699.00`, `1.699,00 EUR`, `€49,95`. A bare number is in
 * `fallback`. More decimals than the currency has are rounded half away from zero, as float noise is no mistake.
 */
export function parsePrice(text: string, fallback?: string): Money | BadPrice {
  const plain = usual.exec(text);
  if (plain !== null && isCurrency(plain[3]!) && exponentOf(plain[3]!) === 2) {
    return inBounds(Number(plain[1]) * 100 + Number(plain[2]), plain[3]!);
  }
  const parts = partsOf(text.slice(0, 60));
  if (parts === undefined) return badPrice('The price is not a plain amount.');
  const currency = currencyOf(parts.words, fallback);
  if (typeof currency !== 'string') return currency;
  const exponent = exponentOf(currency);
  const amount = decimal(parts.digits, exponent);
  if (typeof amount !== 'string') return amount;
  return inBounds(parts.sign * minorOf(amount, exponent), currency);
}

function partsOf(text: string) {
  const found = number.exec(text);
  if (found === null) return undefined;
  const before = text.slice(0, found.index);
  // “49,- €”: no cents.
  const after = text.slice(found.index + found[0].length).replace(/^[.,]?[-–]/, '');
  const written = before.match(signs) ?? [];
  if (written.length > 1 || /\d/.test(after) || after.search(signs) >= 0) return undefined;
  return {
    words: `${before.replace(signs, '')} ${after}`,
    sign: written.length === 0 || written[0] === '+' ? 1 : -1,
    digits: found[0].replace(/[\s'’](?=\d{3})/g, ''),
  };
}

function inBounds(minor: number, currency: string): Money | BadPrice {
  if (minor <= 0) return badPrice('The price has to be above zero.');
  if (minor > maxMinor) return badPrice('The price is too high to be true.');
  return { minor, currency };
}

function currencyOf(words: string, fallback: string | undefined): string | BadPrice {
  const word = words.trim().replace(/\.$/, '');
  if (word === '')
    return fallback === undefined ? badCurrency('The price has no currency.') : known(fallback);
  const [first, ...others] = symbols[word.toLowerCase()] ?? [];
  if (first !== undefined) return fallback !== undefined && others.includes(fallback) ? fallback : first;
  if (/^[a-z]{3}$/i.test(word)) return known(word);
  return /\p{L}{4}|\s/u.test(word)
    ? badPrice('The price is not a plain amount.')
    : badCurrency(`“${word}” is not known.`);
}

function known(code: string): string | BadPrice {
  const upper = code.trim().toUpperCase();
  return isCurrency(upper) ? upper : badCurrency(`“${code}” is not an ISO 4217 currency code.`);
}

/** The digits with a decimal point and no grouping. */
function decimal(digits: string, exponent: number): string | BadPrice {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const whole = digits.slice(0, last);
  const fraction = digits.slice(last + 1);
  const mark = digits[last]!;
  const isGroup = fraction.length === 3 && /^[1-9]\d{0,2}$|^\d{1,3}(?:[.,]\d{2,3})+$/.test(whole);
  if (whole.includes(mark)) return isGroup && !hasOther(whole, mark) ? joined(digits) : badPrice(unreadable);
  if (/[.,]/.test(whole))
    return /^\d{1,3}(?:[.,]\d{2,3})+$/.test(whole) ? `${joined(whole)}.${fraction}` : badPrice(unreadable);
  if (!isGroup) return `${whole || '0'}.${fraction}`;
  if (exponent === 0 || (mark === ',' && exponent < 3)) return joined(digits);
  return exponent === 3 && mark === '.'
    ? `${whole}.${fraction}`
    : badPrice(`It could be ${whole}${fraction} as well as ${whole} point ${fraction}.`);
}

function hasOther(whole: string, mark: string): boolean {
  return whole.includes(mark === '.' ? ',' : '.');
}

function joined(digits: string): string {
  return digits.replace(/[.,]/g, '');
}

/** By the digits, as 1.005 × 100 is not 100.5 in binary. */
function minorOf(amount: string, exponent: number): number {
  const [whole = '0', fraction = ''] = amount.split('.');
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  const roundsUp = (fraction[exponent] ?? '0') >= '5';
  return Number(`${whole}${kept}`) + (roundsUp ? 1 : 0);
}

const unreadable = 'The separators in the price do not fit together.';
const howTo = 'Write the amount with a point and the ISO 4217 code, like “1299.00 INR”.';

function badPrice(why: string): BadPrice {
  return { code: 'bad_price', advice: `${why} ${howTo}` };
}

function badCurrency(why: string): BadPrice {
  return { code: 'bad_currency', advice: `${why} ${howTo}` };
}
