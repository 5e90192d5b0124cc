import { foldedWords } from './understand.js';

/** What else to look for, by a phrase of folded words joined by a blank. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/** The longest phrase of words that synonyms are looked up for. */
export const longestPhrase = 3;

/** Reads rules as `language/synonyms.ts` explains them. Blank lines and those that begin with # are passed over. */
export function parseSynonyms(rules: string): Synonyms {
  const found = new Map<string, Set<string>>();
  for (const line of rules.split(/\r?\n/)) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const [left = '', right = left] = line.split('=>');
    const targets = phrases(right);
    for (const from of phrases(left)) addAll(found, from, targets);
  }
  return new Map([...found].map(([from, to]) => [from, [...to]]));
}

function phrases(side: string): string[] {
  const folded = side.split(',').map((phrase) => foldedWords(phrase).join(' '));
  return folded.filter((phrase) => phrase !== '');
}

function addAll(found: Map<string, Set<string>>, from: string, targets: readonly string[]): void {
  const known = found.get(from) ?? new Set();
  for (const to of targets) if (to !== from) known.add(to);
  found.set(from, known);
}

/** The synonyms of a phrase; of its singular or plural where it has none itself. */
export function synonymsOf(phrase: string, synonyms: Synonyms): readonly string[] {
  const forms = [phrase, `${phrase}s`, phrase.replace(/s$/, ''), phrase.replace(/es$/, '')];
  for (const form of forms) {
    const found = synonyms.get(form);
    if (found) return found;
  }
  return [];
}
