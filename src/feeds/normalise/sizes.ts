const maxSizes = 60;
const maxLength = 40;
const letters = /^(?:\d?x{0,5}[sl]|\d{1,2}xl|m)$/i;
const oneSize = /^(?:one[ -]?size|onesize|os|free[ -]?size|einheitsgr(?:ö|oe)(?:ß|ss)e|uni(?:versal)?)$/i;

/** The sizes in a feed's values, lists such as “S/M/L” and “36, 38, 40” taken apart, without repetitions. */
export function sizesOf(values: readonly string[]): string[] {
  const sizes = values
    .flatMap(listed)
    .map(named)
    .filter((size) => size !== '');
  return [...new Set(sizes)].slice(0, maxSizes);
}

function listed(value: string): string[] {
  const text = value.startsWith('[') ? value.replace(/^\[|\]$|["']/g, '') : value;
  return text
    .split(/\s*[;|]\s*/)
    .flatMap(byCommas)
    .flatMap(bySlashes);
}

function byCommas(text: string): string[] {
  // “38,5” is a half size of continental Europe.
  if (/^\D*\d{1,3},5$/.test(text)) return [text.replace(',', '.')];
  return text.split(/\s*,\s*/);
}

function bySlashes(text: string): string[] {
  return isOneSizeWithSlash(text) ? [text] : text.split(/\s*\/\s*/);
}

/** “38 1/2”, “US 10/12”, “W32/L34”, and the double sizes of children, 110/116: one size each. */
function isOneSizeWithSlash(text: string): boolean {
  if (/(?:^|\s)[1-7]\/[2348]$/.test(text)) return /\s/.test(text);
  if (/^(?:us|uk|eu|eur|de|fr|it)\.? \d+\/\d+$/i.test(text) || /^w\d+\s*\/\s*l\d+$/i.test(text)) return true;
  const [, low, high] = /^(\d{2,3})\/(\d{2,3})$/.exec(text) ?? [];
  return Number(low) >= 50 && Number(high) - Number(low) === 6;
}

function named(size: string): string {
  const text = size.trim();
  if (letters.test(text)) return text.toUpperCase();
  if (oneSize.test(text)) return 'One Size';
  return text.slice(0, maxLength).trimEnd();
}
