import type { Clause } from './filters.js';
import { textQuery, type Plan } from './query.js';
import type { Synonyms } from '../../catalogue/text/synonyms.js';
import { wordClauses } from './words.js';

export interface Correction {
  readonly from: string;
  readonly to: string;
}

interface Option {
  readonly text: string;
  readonly score: number;
  readonly freq: number;
}

export interface Diagnosis {
  readonly aggregations: {
    readonly counts: { readonly buckets: Readonly<Record<string, { doc_count: number }>> };
  };
  readonly suggest: Readonly<Record<string, readonly { readonly options: readonly Option[] }[]>>;
}

const shortestCorrected = 4;

/** Asks which words the index knows, how many products have how many of them, and what unknown ones may have meant. */
export function buildDiagnosis(plan: Plan, synonyms: Synonyms): Clause {
  const { wanted } = plan;
  const words = wordClauses(wanted, synonyms).map((clause, i) => [`word${i}`, clause]);
  const levels = levelsOf(wanted.length).map((atLeast) => [
    `level${atLeast}`,
    textQuery({ ...plan, atLeast }, synonyms),
  ]);
  const counts = { filters: { filters: Object.fromEntries([...words, ...levels]) } };
  return { size: 0, track_total_hits: false, aggs: { counts }, suggest: spellings(wanted, 'always') };
}

/** Asks for more frequent words like these. */
export function buildSpellings(wanted: readonly string[]): Clause {
  return { size: 0, track_total_hits: false, suggest: spellings(wanted, 'popular') };
}

function spellings(words: readonly string[], mode: 'always' | 'popular'): Clause {
  const term = {
    field: 'surface',
    suggest_mode: mode,
    size: 5,
    prefix_length: 1,
    min_word_length: shortestCorrected,
  };
  return Object.fromEntries(words.map((text, i) => [`word${i}`, { text, term }]));
}

/** How many products, of the whole index, have all the words. */
export function countOfAll({ wanted }: Plan, { aggregations }: Diagnosis): number {
  return aggregations.counts.buckets[`level${wanted.length}`]?.doc_count ?? 0;
}

/** For each word that no product has, what comes nearest; a word that nothing comes near is left out. */
export function correctionsOf({ wanted }: Plan, { aggregations, suggest }: Diagnosis): Correction[] {
  return wanted.flatMap((from, i) => {
    if (aggregations.counts.buckets[`word${i}`]!.doc_count > 0 || !isCorrectable(from)) return [];
    const to = nearest(from, suggest[`word${i}`]?.[0]?.options ?? []);
    return to === undefined ? [] : [{ from, to }];
  });
}

/** Words that are some ten times as frequent as what was typed: perhaps they were meant. */
export function betterSpelling(
  wanted: readonly string[],
  { suggest }: Pick<Diagnosis, 'suggest'>,
  total: number,
) {
  const better = wanted.map((word, i) => {
    const options = suggest[`word${i}`]?.[0]?.options ?? [];
    const frequent = options.filter((option) => option.freq >= 10 * Math.max(total, 1));
    return (isCorrectable(word) && nearest(word, frequent)) || word;
  });
  return better.every((word, i) => word === wanted[i]) ? undefined : better.join(' ');
}

/** The most words that enough products have, so that a page can be filled; undefined where no product has any. */
export function levelOf({ wanted }: Plan, { aggregations }: Diagnosis, enough: number): number | undefined {
  const count = (level: number) => aggregations.counts.buckets[`level${level}`]?.doc_count ?? 0;
  const levels = levelsOf(wanted.length).filter((level) => level < wanted.length && count(level) > 0);
  return levels.find((level) => count(level) >= enough) ?? levels.at(-1);
}

/** All of the words, all but one, two thirds, half, one. */
function levelsOf(words: number): number[] {
  const levels = [words, words - 1, Math.ceil((words * 2) / 3), Math.ceil(words / 2), 1];
  return [...new Set(levels)].filter((level) => level > 0).sort((a, b) => b - a);
}

function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && !/\d/.test(word);
}

/** Similarity first; a hundred times as frequent is worth a tenth of it. Short words may differ by one letter only. */
function nearest(word: string, options: readonly Option[]): string | undefined {
  const floor = word.length < 6 ? 0.7 : 0.6;
  const worth = (option: Option) => option.score + 0.05 * Math.log10(option.freq + 1);
  const near = options.filter((option) => option.score >= floor && !/\d/.test(option.text));
  return near.sort((a, b) => worth(b) - worth(a) || (a.text < b.text ? -1 : 1))[0]?.text;
}
