import { sameWord, stopWords, textRules } from './spellings.js';

/** What a text asks for: words to have, and words to rather not have. */
export interface Understood {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

const maxWords = 16;
const rules = textRules.map(({ pattern, replacement }) => [new RegExp(pattern, 'g'), replacement] as const);
const negations: Readonly<Record<string, number>> = {
  ...{ without: 3, wo: 3, ohne: 3, not: 1, no: 1, nicht: 1, kein: 1, keine: 1, keinen: 1 },
};

/** The words of a text in lower case, without accents and apostrophes, “t-shirt” and its like as one word. */
export function foldedWords(text: string): string[] {
  const even = rules.reduce(
    (t, [pattern, replacement]) => t.replace(pattern, replacement),
    text.normalize('NFC'),
  );
  return foldedWord(even).match(/[a-z0-9]+(?:\.[0-9]+)?|[^\P{L}a-z]+/gu) ?? [];
}

/** In lower case and without accents. */
export function foldedWord(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/\p{M}/gu, '');
}

/** Stop words are dropped unless there are no others; words behind “without”, “not”, “no” and after a dash are unwanted. */
export function understand(text: string): Understood {
  const { positive, dashed } = dashedApart(text);
  const wanted: string[] = [];
  const unwanted = dashed.flatMap(foldedWords);
  let negated = 0;
  for (const word of foldedWords(positive).slice(0, maxWords)) {
    const reach = wanted.length > 0 ? negations[word] : undefined;
    if (reach !== undefined) negated = reach;
    else if (stopWords.has(word)) negated = Math.min(negated, negated === 1 ? 1 : 0);
    else (negated-- > 0 ? unwanted : wanted).push(word);
  }
  return { wanted: wanted.length > 0 ? wanted : foldedWords(positive).slice(0, maxWords), unwanted };
}

/** `coat -wool`: a dash right before a word, at the text's start or after a blank. */
function dashedApart(text: string): { positive: string; dashed: string[] } {
  const dashed: string[] = [];
  const positive = text.replace(/(?<=\s)-([\p{L}\p{N}]\S*)/gu, (_, word: string) => {
    dashed.push(word);
    return ' ';
  });
  return { positive, dashed };
}

const heads = new Map(
  sameWord.flatMap((line) => line.split(' ').map((word) => [word, line.split(' ')[0]!] as const)),
);

/** The one form of words that only differ in spelling, as the engine's analyzers see it too. */
export function oneForm(word: string): string {
  return heads.get(word) ?? word;
}
