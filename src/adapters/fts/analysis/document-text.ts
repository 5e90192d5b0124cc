import type { ProductDocument } from '../../../catalogue/product.js';
import { compoundParts } from '../../../catalogue/text/compounds.js';
import { termOf } from '../../../catalogue/text/stem.js';
import { foldedWords } from '../../../catalogue/text/understand.js';

/** The columns of an index's full text and what a match in each weighs (BM25F). */
export const textColumns = {
  title: 8,
  brand: 6,
  kind: 6,
  category: 3,
  colour: 5,
  gender: 5,
  parts: 3,
  details: 2,
  description: 1,
} as const;
export type TextColumn = keyof typeof textColumns;

/** What an index keeps of a product's text: terms between blanks for each column, and the words people may mistype. */
export interface DocumentText {
  readonly terms: Readonly<Record<TextColumn, string>>;
  readonly words: readonly string[];
}

const longestDescription = 4000;
const people = { adult: { female: 'women', male: 'men' }, child: { female: 'girl', male: 'boy' } } as const;

export function documentText(product: ProductDocument): DocumentText {
  const { title, brand, category, colours } = product;
  const ancestors = category?.path.slice(0, -1).map((node) => node.name) ?? [];
  const naming = [title, brand?.name ?? '', category?.name ?? '', ...ancestors, ...colours].flatMap(wordsOf);
  const terms = {
    title: termsOf([title]),
    brand: termsOf([brand?.name]),
    kind: termsOf([category?.name]),
    category: termsOf(ancestors),
    colour: termsOf(colours),
    gender: genderTerms(product),
    parts: [...partTerms(naming), ...hyphenated(title)].join(' '),
    details: termsOf([product.material, ...product.sizes]),
    description: termsOf([product.description?.slice(0, longestDescription)]),
  };
  return { terms, words: [...new Set(naming)].filter((word) => /^\p{L}{3,40}$/u.test(word)) };
}

function termsOf(texts: readonly (string | undefined)[]): string {
  return texts.flatMap((text) => (text ? [joinedTerms(text)] : [])).join(' ');
}

function joinedTerms(text: string): string {
  return wordsOf(text).map(termOf).join(' ');
}

const remembered = new Map<string, readonly string[]>();
const mostRemembered = 20_000;
const longestRemembered = 60;

/** Brands, categories, colours and sizes come again and again. */
function wordsOf(text: string): readonly string[] {
  if (text.length > longestRemembered) return foldedWords(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const words = foldedWords(text);
  remembered.set(text, words);
  return words;
}

function genderTerms({ gender, ageGroup }: ProductDocument): string {
  const age = ageGroup === undefined || ageGroup === 'adult' ? 'adult' : 'child';
  if (gender === undefined) return age === 'child' ? 'kid' : '';
  const terms = gender === 'unisex' ? Object.values(people[age]) : [people[age][gender]];
  return [...terms, ...(age === 'child' ? ['kid'] : [])].map(termOf).join(' ');
}

function partTerms(words: readonly string[]): string[] {
  return [...new Set(words)].flatMap((word) => compoundParts(word).map(termOf));
}

/** “flip-flops” also as “flipflop”. */
function hyphenated(title: string): string[] {
  const joined = [...title.matchAll(/\p{L}{2,}(?:-\p{L}{2,})+/gu)].map(([text]) => text.replaceAll('-', ''));
  return joined.flatMap(foldedWords).map(termOf);
}
