import { compoundParts } from '../../../catalogue/text/compounds.js';
import { termOf } from '../../../catalogue/text/stem.js';
import { foldedWords } from '../../../catalogue/text/understand.js';

const fragmentLength = 160;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const wordPattern = /(?:(?<![\p{L}\p{N}])[atuv][- ])?[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)?/giu;

/** The text around its first match, matches between `<em>` and `</em>`, all else HTML-escaped; undefined without a match. */
export function highlighted(text: string, terms: ReadonlySet<string>): string | undefined {
  const matches = [...text.matchAll(wordPattern)].filter(([word]) => isMatch(word, terms));
  if (matches.length === 0) return undefined;
  const [from, to] = fragmentAround(text, matches[0]!.index, matches[0]![0].length);
  let marked = '';
  let at = from;
  for (const { 0: word, index } of matches) {
    if (index + word.length > to) break;
    marked += `${escaped(text.slice(at, index))}<em>${escaped(word)}</em>`;
    at = index + word.length;
  }
  return marked + escaped(text.slice(at, to));
}

function isMatch(text: string, terms: ReadonlySet<string>): boolean {
  return foldedWords(text).some((word) =>
    [word, ...compoundParts(word)].some((part) => terms.has(termOf(part))),
  );
}

/** Begins and ends between words. */
function fragmentAround(text: string, index: number, length: number): [number, number] {
  if (text.length <= fragmentLength) return [0, text.length];
  const from = Math.max(0, index - fragmentLength / 4);
  const blankBefore = text.indexOf(' ', from);
  const start = from === 0 ? 0 : blankBefore === -1 || blankBefore >= index ? index : blankBefore + 1;
  const end = Math.min(text.length, Math.max(start + fragmentLength, index + length));
  const blankBehind = text.lastIndexOf(' ', end);
  return [start, end === text.length || blankBehind < index + length ? end : blankBehind];
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character]!);
}
