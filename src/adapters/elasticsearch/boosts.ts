/**
 * Every figure that ranking depends on. bench/relevance/README.md says how each was found and what it brought;
 * change one only together with its table.
 */
export const boosts = {
  /** Fields that a word is looked for in together, as if they were one text (BM25F); whole numbers of at least 1. */
  english: { title: 5, brand: 6, kind: 6, category: 3, colour: 5, gender: 5, details: 2 },
  german: { title: 8, category: 4, description: 1 },
  /** A match in the description against one in the fields above. */
  description: 0.3,
  /** A match by German analysis against one by English. */
  germanMatch: 0.5,
  /** A match of a synonym against one of the word itself. */
  synonym: 0.5,
  /** Two words found written as one. */
  joined: 1,
  /** A compound found by all its parts. */
  parts: 0.5,
  /** Having all the words, where not all are demanded; more than any score. */
  allWords: 1000,
  /** What has an unwanted word keeps this share of its score. */
  unwanted: 0.4,
} as const;
