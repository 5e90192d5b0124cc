import { foldedWord } from '../../../catalogue/text/understand.js';
import type { Suggestion, SuggestionKind } from '../../../ports/suggestions.js';
import { first } from '../first.js';
import { allowedEdits, editDistance } from './words.js';

interface Entry {
  /** The folded text from one of its words on. */
  readonly key: string;
  readonly isFirst: boolean;
  readonly suggestion: Suggestion;
}

const mostQueries = 50_000;
const mostLookedAt = 20_000;

/** Texts to complete what is typed, in the order of their folded words. */
export class Completions {
  private readonly entries: readonly Entry[];
  private readonly words: readonly string[];

  constructor(suggestions: readonly Suggestion[]) {
    const most = suggestions.toSorted((a, b) => b.count - a.count).slice(0, mostQueries);
    this.entries = most.flatMap(entriesOf).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this.words = [...new Set(this.entries.map(({ key }) => key.split(' ', 1)[0]!))];
  }

  /** Those that begin so first, then those with a later word that does, by count; then the same for near spellings. */
  complete(prefix: string, kinds: readonly SuggestionKind[], limit: number): Suggestion[] {
    const typed = folded(prefix);
    if (typed === '') return [];
    const found = this.beginning(typed, kinds);
    if (found.length > 0) return best(found, limit);
    return best(
      this.respelled(typed).flatMap((text) => this.beginning(text, kinds)),
      limit,
    );
  }

  private beginning(prefix: string, kinds: readonly SuggestionKind[]): Entry[] {
    const found: Entry[] = [];
    const from = this.firstAtOrAfter(prefix);
    for (let i = from; i < Math.min(this.entries.length, from + mostLookedAt); i++) {
      const entry = this.entries[i]!;
      if (!entry.key.startsWith(prefix)) break;
      if (kinds.includes(entry.suggestion.kind)) found.push(entry);
    }
    return found;
  }

  private firstAtOrAfter(prefix: string): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle]!.key < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The typed text with its misspelled word as it may have been meant. */
  private respelled(typed: string): string[] {
    const words = typed.split(' ');
    return words.flatMap((word, i) => {
      const near = this.nearly(word, i === words.length - 1);
      return near.map((other) => words.with(i, other).join(' '));
    });
  }

  private nearly(word: string, isPrefix: boolean): string[] {
    const most = allowedEdits(word);
    if (most === 0) return [];
    const at = (other: string, distance: number) => (distance <= most ? [{ other, distance }] : []);
    const near = this.words.flatMap((other) => {
      if (other[0] !== word[0]) return [];
      const lengths = isPrefix ? [word.length - 1, word.length, word.length + 1] : [other.length];
      const parts = lengths.map((length) => other.slice(0, length));
      return at(other, Math.min(...parts.map((part) => editDistance(word, part, most))));
    });
    const least = Math.min(...near.map(({ distance }) => distance));
    return near.filter(({ distance }) => distance === least).map(({ other }) => other);
  }
}

function folded(text: string): string {
  return (foldedWord(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function entriesOf(suggestion: Suggestion): Entry[] {
  const words = folded(suggestion.text).split(' ');
  return words.map((_, i) => ({ key: words.slice(i).join(' '), isFirst: i === 0, suggestion }));
}

/** A text stands in as many entries as it has words that begin so: hardly more than three. */
const entriesOfOne = 3;

function best(entries: readonly Entry[], limit: number): Suggestion[] {
  const sorted = first(entries, limit * entriesOfOne, compareEntries);
  return [...new Set(sorted.map(({ suggestion }) => suggestion))].slice(0, limit);
}

function compareEntries(a: Entry, b: Entry): number {
  return (
    Number(b.isFirst) - Number(a.isFirst) ||
    b.suggestion.count - a.suggestion.count ||
    a.key.length - b.key.length ||
    (a.key < b.key ? -1 : 1)
  );
}
