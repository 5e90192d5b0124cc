/** A word that another may have been meant to be. */
export interface Candidate {
  readonly word: string;
  readonly distance: number;
}

const mostWords = 200_000;
const mostCandidates = 40;

/** The words of an index in memory, to find those that are spelled nearly like one. */
export class Words {
  private readonly words: string[] = [];
  private masks = new Int32Array(1024);
  lastRead = 0;

  add(word: string): void {
    if (this.words.length >= mostWords) return;
    if (this.words.length >= this.masks.length) {
      const longer = new Int32Array(this.words.length * 2);
      longer.set(this.masks);
      this.masks = longer;
    }
    this.masks[this.words.length] = lettersOf(word);
    this.words.push(word);
  }

  /** Those within the edit distance that a word of this length is allowed, nearest first. */
  near(word: string): readonly Candidate[] {
    const most = allowedEdits(word);
    if (most === 0) return [];
    const letters = lettersOf(word);
    const found: Candidate[] = [];
    for (let i = 0; i < this.words.length; i++) {
      // An edit changes two letters at most: most words are ruled out without a comparison.
      if (bits(this.masks[i]! ^ letters) > 2 * most) continue;
      const distance = editDistance(word, this.words[i]!, most);
      if (distance > 0 && distance <= most) found.push({ word: this.words[i]!, distance });
    }
    return found.sort((a, b) => a.distance - b.distance).slice(0, mostCandidates);
  }
}

/** How many edits a word may be off: none below four letters, one below seven, else two. */
export function allowedEdits(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 7 ? 1 : 2;
}

function lettersOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Damerau–Levenshtein (optimal string alignment); `most + 1` where it is more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a, b, i, last, beforeLast);
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length]!, most + 1);
}

function nextRow(
  a: string,
  b: string,
  i: number,
  last: readonly number[],
  beforeLast: readonly number[],
): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
    row[j] = Math.min(change, last[j]! + 1, row[j - 1]! + 1);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
  }
  return row;
}
