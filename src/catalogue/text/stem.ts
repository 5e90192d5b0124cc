import { oneForm } from './understand.js';

const vowel = '[aeiouy]';
const consonant = '[^aeiouy]';
/** Words that the rules below would make one with another word. */
const whole = new Set(
  'linen lens earring legging stocking string spring sling bedding wedding ceiling evening morning bodice series news canvas jersey'.split(
    ' ',
  ),
);
const umlautDigraph = /(?<=[^aeiouq])([aou])e(?=[b-df-hj-np-tv-z])/g;
const pluralInEr =
  /(kleid|kind|bild|band|tuch|buch|rad|haus|glas|blatt|brett|fach|feld|horn|holz|land|loch|mann|schild|rand|licht|wort)ern?$/;
const adjective = new RegExp(
  '^(rot|schwarz|blau|weiss|grun|gelb|grau|braun|bunt|hell|dunkel|lang|kurz|klein|gross|warm|leicht|elegant|schon|neu|weit|eng|' +
    'schlicht|weich|.+(?:iert|isch|lich|eift|lumt|druckt|punktet))(?:e[rsmn]?)$',
);
const doubled = /([bdfgmnprt])\1$/;
const open = new RegExp(`(?:^|${consonant})${vowel}[^aeiouywxh]$`);

/**
 * The stem of a folded English or German word: inflection goes, derivation stays (“dresses” and “dress” are one,
 * “printer” and “print” are not). One function for both languages, as queries do not say theirs.
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word) || whole.has(word)) return word;
  const one = withoutS(word);
  if (whole.has(one)) return one;
  return ending(one.replace(umlautDigraph, '$1').replace(pluralInEr, '$1').replace(adjective, '$1'));
}

function withoutS(word: string): string {
  if (/(?:ss|ch|sh|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function ending(word: string): string {
  if (/..ie$/.test(word)) return `${word.slice(0, -2)}y`;
  if (word.endsWith('ing')) return bare(word, 3);
  if (/[^e]ed$/.test(word)) return bare(word, 2);
  if (/(?:el|er)n$/.test(word)) return word.slice(0, -1);
  if (/[^aeiou]en$/.test(word) && word.length > 4) return silent(word.slice(0, -1));
  return silent(word);
}

/** Without “ed” or “ing”, where a word is left: printed, fitted, striped. */
function bare(word: string, length: number): string {
  const rest = word.slice(0, -length);
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return word;
  if (doubled.test(rest)) return rest.slice(0, -1);
  return open.test(rest) ? `${rest}e` : silent(rest);
}

/** Without the e of “Jacke”, “blouse” and “Schuhe”; that of “cape” and “Hose” stays, for “cap” is another word. */
function silent(word: string): string {
  if (word.length < 5 || !word.endsWith('e')) return word;
  const rest = word.slice(0, -1);
  return /[aeiouy]$/.test(rest) || open.test(rest) ? word : rest;
}

const remembered = new Map<string, string>();
const mostRemembered = 50_000;

/** The term that stands for a folded word in an index: words that differ in spelling or inflection share one. */
export function termOf(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const term = stem(oneForm(word));
  remembered.set(word, term);
  return term;
}
