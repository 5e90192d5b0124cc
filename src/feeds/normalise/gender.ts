import type { AgeGroup, Gender } from '../../catalogue/offer.js';

export interface Wearer {
  readonly gender?: Gender;
  readonly ageGroup?: AgeGroup;
}

const genderWords: Record<Gender, string> = {
  female:
    "female women woman women's womens ladies lady girl girls girl's damen dame frauen mädchen w f femme",
  male: "male men man men's mens gents gentlemen boy boys boy's herren herr männer jungen junge m homme",
  unisex: 'unisex both all everyone neutral',
};

const ageWords: Record<AgeGroup, string> = {
  newborn: 'newborn neugeborene',
  infant: 'infant infants baby babys babies säugling',
  toddler: 'toddler toddlers kleinkind kleinkinder',
  kids: "kids kid children child girl girls girl's boy boys boy's mädchen jungen junge kinder kind youth junior teen teens",
  adult: 'adult adults erwachsene erwachsener',
};

const genders = wordTable(genderWords);
const ageGroups = wordTable(ageWords);

/** Reads “Women”, “herren”, “Unisex Kids”, “men & women”; undefined where a word is not understood. */
export function wearerOf(text: string): Wearer | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || !words.every((word) => genders.has(word) || ageGroups.has(word)))
    return undefined;
  const [gender, ...others] = new Set(words.flatMap((word) => genders.get(word) ?? []));
  const ageGroup = words.map((word) => ageGroups.get(word)).find((found) => found !== undefined);
  return { gender: others.length > 0 ? 'unisex' : gender, ageGroup };
}

/** Undefined for what it does not know. */
export function ageGroupOf(text: string): AgeGroup | undefined {
  return wordsOf(text)
    .map((word) => ageGroups.get(word))
    .find((found) => found !== undefined);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s/,;&|+-]+|\b(?:and|und|for|für)\b/)
    .filter((word) => word !== '');
}

function wordTable<Meaning extends string>(table: Record<Meaning, string>): Map<string, Meaning> {
  const entries = Object.entries<string>(table) as [Meaning, string][];
  return new Map(
    entries.flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning] as const)),
  );
}
