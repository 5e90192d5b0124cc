const letterSize = /^(?:(\d+)|(x*))(xs|s|m|l|xl)$/i;
const leadingNumber = /^\d+(?:[.,]\d+)?/;

type SizeKey = readonly [kind: number, rank: number];

/** Letters from the smallest up (XS, S, M, L, XL, XXL = 2XL, …), then numbers, then everything else by its text. */
export function compareSizes(a: string, b: string): number {
  const [kindA, rankA] = sizeKey(a);
  const [kindB, rankB] = sizeKey(b);
  return kindA - kindB || rankA - rankB || (a < b ? -1 : a > b ? 1 : 0);
}

/** Every size once, in the order that a shop would show them. */
export function sizeRun(sizes: Iterable<string>): string[] {
  const once = [...new Set(sizes)];
  return once.length < 2 ? once : once.sort(compareSizes);
}

function sizeKey(size: string): SizeKey {
  const letters = letterSize.exec(size);
  if (letters) return [0, letterRank(letters)];
  const number = leadingNumber.exec(size);
  return number ? [1, Number(number[0].replace(',', '.'))] : [2, 0];
}

function letterRank([, count, prefix = '', base = '']: RegExpExecArray): number {
  const letter = base.at(-1)!.toLowerCase();
  if (letter === 'm') return 0;
  const extras = (count === undefined ? prefix.length : Number(count) - 1) + (base.length - 1);
  return letter === 's' ? -1 - extras : 1 + extras;
}
