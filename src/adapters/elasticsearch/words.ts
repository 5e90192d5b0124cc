import { boosts } from './boosts.js';
import type { Clause } from './filters.js';
import { compoundParts } from '../../catalogue/text/compounds.js';
import { longestPhrase, synonymsOf, type Synonyms } from '../../catalogue/text/synonyms.js';
import { oneForm } from '../../catalogue/text/understand.js';

const weighed = (weights: Readonly<Record<string, number>>, suffix = '') =>
  Object.entries(weights).map(([field, weight]) => `${field}${suffix}^${weight}`);
const english = weighed(boosts.english);
const german = weighed(boosts.german, '.de');
const description = ['description'];
const maxSynonyms = 8;

/** A clause for each word: the word itself, or what means the same. */
export function wordClauses(words: readonly string[], synonyms: Synonyms): Clause[] {
  return words.map((word, i) => {
    const others = [...joined(words, i), ...inParts(word), ...sameMeaning(words, i, synonyms)];
    const queries = [
      together(english, word),
      together(description, word, boosts.description),
      together(german, word, boosts.germanMatch),
      ...others,
    ];
    return { dis_max: { queries } };
  });
}

/** All that stands for one of the words, as one text; for marking. */
export function marked(words: readonly string[], synonyms: Synonyms): string {
  const others = words.flatMap((_, i) => [...pairsAround(words, i), ...meaning(words, i, synonyms)]);
  return [...new Set([...words, ...others, ...words.flatMap(compoundParts)])].join(' ');
}

/** All the words of a text, wherever in the fields. */
function together(fields: readonly string[], query: string, boost = 1): Clause {
  return { combined_fields: { query, fields, operator: 'and', boost } };
}

/** “hand bag” is looked for as “handbag” too. Both words have the alternative, for it stands for both. */
function joined(words: readonly string[], i: number): Clause[] {
  return pairsAround(words, i).map((pair) => together(english, pair, boosts.joined));
}

function pairsAround(words: readonly string[], i: number): string[] {
  const pairs = [words.slice(Math.max(0, i - 1), i + 1), words.slice(i, i + 2)];
  return pairs.filter((pair) => pair.length === 2).map((pair) => pair.join(''));
}

function inParts(word: string): Clause[] {
  const parts = compoundParts(word);
  return parts.length === 0 ? [] : [together(german, parts.join(' '), boosts.parts)];
}

function sameMeaning(words: readonly string[], i: number, synonyms: Synonyms): Clause[] {
  return meaning(words, i, synonyms).map((phrase) => together(english, phrase, boosts.synonym));
}

function meaning(words: readonly string[], i: number, synonyms: Synonyms): string[] {
  const phrases = phrasesAround(words.map(oneForm), i).flatMap((phrase) => synonymsOf(phrase, synonyms));
  return [...new Set(phrases)].slice(0, maxSynonyms);
}

/** The phrases that the word at `i` is part of, longest first. */
function phrasesAround(words: readonly string[], i: number): string[] {
  const phrases: string[] = [];
  for (let length = longestPhrase; length >= 1; length--)
    for (let from = Math.max(0, i - length + 1); from <= i && from + length <= words.length; from++)
      phrases.push(words.slice(from, from + length).join(' '));
  return phrases;
}
