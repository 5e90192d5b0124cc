import { compoundParts } from '../../../catalogue/text/compounds.js';
import { termOf } from '../../../catalogue/text/stem.js';
import { longestPhrase, synonymsOf, type Synonyms } from '../../../catalogue/text/synonyms.js';
import { foldedWord, foldedWords, understand } from '../../../catalogue/text/understand.js';
import type { Candidate } from '../model/words.js';

/** Terms that a product must all have; `inOrder` right behind each other. */
export interface Alternative {
  readonly terms: readonly string[];
  readonly inOrder: boolean;
  /** Another word for it, not the word that was asked. */
  readonly isSynonym: boolean;
}

/** Ways to say one thing that the text asks for. */
export type Group = readonly Alternative[];

/** What a text asks of an index. */
export interface Intent {
  readonly groups: readonly Group[];
  readonly unwanted: readonly Group[];
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
  readonly suggestion?: string;
}

/** What an index knows of words. */
export interface Lexicon {
  countOf(term: string): number;
  /** Words spelled nearly so, nearest first. */
  near(word: string): readonly Candidate[];
}

const mostAlternatives = 12;
const shortestPart = 3;

export function intentOf(text: string, lexicon: Lexicon, synonyms: Synonyms): Intent {
  const { wanted, unwanted } = understand(text);
  const corrected = new Map<string, string>();
  const groups: Group[] = [];
  for (let i = 0; i < wanted.length;) {
    const [group, length] = phraseGroup(wanted.slice(i), lexicon, synonyms) ?? [undefined, 1];
    groups.push(group ?? wordOrCorrection(wanted[i]!, lexicon, synonyms, corrected));
    i += length;
  }
  return {
    groups,
    unwanted: unwanted.map((word) => [one([termOf(word)])]),
    corrected: [...corrected].map(([from, to]) => ({ from, to })),
    suggestion: suggestionFor(text, wanted, corrected, lexicon),
  };
}

const one = (terms: readonly string[], inOrder = false): Alternative => ({
  terms,
  inOrder,
  isSynonym: false,
});
const synonym = (text: string): Alternative => ({ terms: termsOf(text), inOrder: true, isSynonym: true });
const termsOf = (text: string) => foldedWords(text).map(termOf);

/** The longest phrase at the start that has synonyms, or two words that the index has as one. */
function phraseGroup(
  words: readonly string[],
  lexicon: Lexicon,
  synonyms: Synonyms,
): [Group, number] | undefined {
  for (let length = Math.min(longestPhrase, words.length); length > 1; length--) {
    const phrase = words.slice(0, length);
    const others = synonymsOf(phrase.join(' '), synonyms);
    const joined = length === 2 ? termOf(phrase.join('')) : '';
    const isJoined = joined.length > 4 && lexicon.countOf(joined) > 0;
    if (others.length === 0 && !isJoined) continue;
    const own = [one(phrase.map(termOf)), ...(isJoined ? [one([joined])] : [])];
    return [known([...own, ...others.map(synonym)], lexicon), length];
  }
  return undefined;
}

function wordOrCorrection(
  word: string,
  lexicon: Lexicon,
  synonyms: Synonyms,
  corrected: Map<string, string>,
): Group {
  const group = wordGroup(word, lexicon, synonyms);
  if (group.some((alternative) => isKnown(alternative, lexicon))) return known(group, lexicon);
  const better = nearest(word, lexicon);
  if (better === undefined) return group.slice(0, 1);
  corrected.set(word, better);
  return known(wordGroup(better, lexicon, synonyms), lexicon);
}

/** The word, its parts where it is a compound, two words where the index has it as two, its synonyms. */
function wordGroup(word: string, lexicon: Lexicon, synonyms: Synonyms): Alternative[] {
  const parts = compoundParts(word);
  return [
    one([termOf(word)]),
    ...(parts.length > 1 ? [one(parts.map(termOf))] : []),
    ...halves(word, lexicon),
    ...synonymsOf(word, synonyms).map(synonym),
  ];
}

/** “handbag” as “hand bag”, where the index has both words. */
function halves(word: string, lexicon: Lexicon): Alternative[] {
  if (word.length < 2 * shortestPart || word.length > 30) return [];
  const found: Alternative[] = [];
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const pair = one([termOf(word.slice(0, at)), termOf(word.slice(at))], true);
    if (isKnown(pair, lexicon)) found.push(pair);
  }
  return found;
}

function isKnown({ terms }: Alternative, lexicon: Lexicon): boolean {
  return terms.length > 0 && terms.every((term) => lexicon.countOf(term) > 0);
}

function known(alternatives: readonly Alternative[], lexicon: Lexicon): Group {
  const found = new Map<string, Alternative>();
  for (const alternative of alternatives) if (isKnown(alternative, lexicon)) addNew(found, alternative);
  return found.size > 0 ? [...found.values()].slice(0, mostAlternatives) : alternatives.slice(0, 1);
}

function addNew(found: Map<string, Alternative>, alternative: Alternative): void {
  const key = alternative.terms.join(' ');
  if (!found.has(key)) found.set(key, alternative);
}

/** The likeliest of the words spelled nearly so: few edits, the same first letter, many products. */
function nearest(word: string, lexicon: Lexicon): string | undefined {
  const rated = lexicon.near(word).flatMap((candidate) => {
    const count = lexicon.countOf(termOf(candidate.word));
    const edits = candidate.distance + (candidate.word[0] === word[0] ? 0 : 0.5);
    return count > 0 ? [{ word: candidate.word, rating: Math.log10(count) / 4 - edits }] : [];
  });
  return rated.sort((a, b) => b.rating - a.rating || (a.word < b.word ? -1 : 1))[0]?.word;
}

const rare = 2;
const timesMoreCommon = 20;

/** The text with its misspelled words put right, those included that the index has once or twice by somebody's mistake. */
function suggestionFor(
  text: string,
  wanted: readonly string[],
  corrected: ReadonlyMap<string, string>,
  lexicon: Lexicon,
): string | undefined {
  const better = new Map(corrected);
  for (const word of wanted) {
    const common = better.has(word) ? undefined : muchMoreCommon(word, lexicon);
    if (common !== undefined) better.set(word, common);
  }
  if (better.size === 0) return undefined;
  return text.replace(/[\p{L}\p{N}\p{M}'’]+/gu, (word) => better.get(foldedWord(word)) ?? word);
}

function muchMoreCommon(word: string, lexicon: Lexicon): string | undefined {
  const count = lexicon.countOf(termOf(word));
  if (count === 0 || count > rare) return undefined;
  const other = nearest(word, lexicon);
  if (other === undefined || termOf(other) === termOf(word)) return undefined;
  return lexicon.countOf(termOf(other)) >= count * timesMoreCommon ? other : undefined;
}
