/**
 * A GTIN-8, -12, -13 or -14 as 14 digits; undefined where the check digit or the length is wrong, or where the number
 * is one that shops give out themselves (prefixes 02, 04, 2: the same number means another product elsewhere) or a
 * coupon's (05, 98, 99).
 */
export function gtinOf(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(?:\d{8}|\d{12,14})$/.test(digits)) return undefined;
  const padded = digits.padStart(14, '0');
  return checkSum(padded) % 10 === 0 && !isRestricted(padded) ? padded : undefined;
}

/** An ISBN-10, of books before 2007; not a GTIN, and no mistake. */
export function isIsbn10(text: string): boolean {
  return /^\d{9}[\dX]$/i.test(text.replace(/[\s-]/g, ''));
}

/** GS1 General Specifications, 7.9: weights 3 and 1 in turn, the check digit included with 1. */
function checkSum(digits: string): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) sum += Number(digits[at]) * (at % 2 === 0 ? 3 : 1);
  return sum;
}

function isRestricted(padded: string): boolean {
  if (padded.startsWith('000000')) return /^0{6}[02]/.test(padded);
  return /^.(?:02|04|05|2|98|99)/.test(padded);
}
