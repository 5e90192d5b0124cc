import type { OutfitContent } from '../outfit.js';
import { compoundParts } from './compounds.js';
import { stopWords } from './spellings.js';
import { termOf } from './stem.js';
import { foldedWords, understand } from './understand.js';

/** What a search for outfits asks for, as terms. */
export interface AskedTerms {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

const mostTerms = 200;
const mostAsked = 8;
const longest = 40;

/** The terms that an outfit is found by: of its title, its tags and its description, those of compounds included. */
export function outfitTerms({ title, tags, description = '' }: OutfitContent): string[] {
  const words = [title, ...tags, description].flatMap(foldedWords).filter((word) => !stopWords.has(word));
  return distinct(words.flatMap((word) => [word, ...compoundParts(word)])).slice(0, mostTerms);
}

/** The same way for what a person types. No `wanted` at all where the text has no word. */
export function askedTerms(text: string): AskedTerms {
  const { wanted, unwanted } = understand(text);
  return { wanted: distinct(wanted).slice(0, mostAsked), unwanted: distinct(unwanted).slice(0, mostAsked) };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => termOf(word).slice(0, longest)))];
}
