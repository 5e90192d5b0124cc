import type { ProductDocument } from '../../catalogue/product.js';
import { stopWords } from '../../catalogue/text/spellings.js';

const longest = 60;

/** What people may type to find such a product: what it is, alone and with its colour, its brand and for whom it is. */
export function phrasesOf(product: ProductDocument): string[] {
  const kind = product.category?.name.toLowerCase();
  if (kind === undefined) return [];
  const brand = product.brand?.name.toLowerCase();
  const people = product.gender === 'female' ? 'women' : product.gender === 'male' ? 'men' : undefined;
  const before = [...product.colours.map((colour) => colour.toLowerCase()), brand].filter(
    (word) => word !== undefined,
  );
  const phrases = [
    kind,
    ...before.map((word) => `${word} ${kind}`),
    ...(people ? [`${kind} ${people}`] : []),
  ];
  return [...new Set(phrases)].filter((phrase) => phrase.length <= longest);
}

/** Pairs of neighbouring words of a title, neither a stop word nor a number. */
export function titlePhrasesOf(title: string): string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const pairs = words.slice(1).map((word, i) => [words[i]!, word] as const);
  const telling = pairs.filter((pair) =>
    pair.every((word) => word.length > 2 && !stopWords.has(word) && !/\d/.test(word)),
  );
  return [...new Set(telling.map((pair) => pair.join(' ')))];
}
