import { setImmediate as turn } from 'node:timers/promises';
import type { Database, Statement } from 'better-sqlite3';
import { textColumns } from '../analysis/document-text.js';
import type { IndexModel } from '../model/index-model.js';
import { anyOf, everyOf } from './expression.js';
import type { Group, Intent } from './intent.js';

/** Products that match a text, by their numbers, each with its score; the higher the better. */
export interface ScoredProducts {
  readonly numbers: readonly number[];
  readonly scores: readonly number[];
  /** True where no product had something of every group. */
  readonly relaxed: boolean;
}

/** What has an unwanted word keeps this share of its score. */
const unwantedShare = 0.3;
/** What has another word for what was asked keeps this share of its score. */
const synonymShare = 0.25;
/** Products to fill a page with. */
const enough = 24;
/** Products that one statement goes through: it holds the event loop for some 15 ms at most. */
const productsAtOnce = 16_384;
const scale = 1e9;
const weights = Object.values(textColumns).join(', ');

export async function scoredProducts(
  db: Database,
  model: IndexModel,
  intent: Intent,
): Promise<ScoredProducts> {
  const matcher = new Matcher(db, model);
  const strict = await everyGroup(intent.groups, matcher);
  const relaxed = strict.size === 0 && intent.groups.length > 1;
  const scores = relaxed ? await someOf(intent.groups, matcher) : strict;
  if (intent.unwanted.length > 0) await demote(scores, intent.unwanted, matcher);
  return { numbers: [...scores.keys()], scores: [...scores.values()], relaxed: relaxed && scores.size > 0 };
}

/** Products that have the words that were asked come before those that only have synonyms of them. */
async function everyGroup(groups: readonly Group[], matcher: Matcher): Promise<Map<number, number>> {
  const scores = await matcher.match(everyOf(groups));
  const asked = groups.map(withoutSynonyms);
  if (scores.size === 0 || asked.every((group, i) => group.length === groups[i]!.length)) return scores;
  const exact = await matcher.match(everyOf(asked));
  for (const [n, score] of scores) if (!exact.has(n)) scores.set(n, score * synonymShare);
  return scores;
}

function withoutSynonyms(group: Group): Group {
  const asked = group.filter(({ isSynonym }) => !isSynonym);
  return asked.length > 0 ? asked : group;
}

/** Products with so many of the groups that there are enough for a page; one with more of them before one with rarer words. */
async function someOf(groups: readonly Group[], matcher: Matcher): Promise<Map<number, number>> {
  const sums = new Map<number, number>();
  const had = new Map<number, number>();
  for (const group of groups) {
    for (const [n, score] of await everyGroup([group], matcher)) {
      sums.set(n, (sums.get(n) ?? 0) + score);
      had.set(n, (had.get(n) ?? 0) + 1);
    }
  }
  const level = levelOf(had, groups.length);
  const kept = [...sums].filter(([n]) => had.get(n)! >= level);
  return new Map(kept.map(([n, sum]) => [n, (sum * had.get(n)!) / groups.length]));
}

/** The most groups that enough products have; 1 where never enough have. */
function levelOf(had: ReadonlyMap<number, number>, groups: number): number {
  const withLevel = new Int32Array(groups + 1);
  for (const count of had.values()) withLevel[count]!++;
  let products = 0;
  for (let level = groups; level > 1; level--) if ((products += withLevel[level]!) >= enough) return level;
  return 1;
}

async function demote(
  scores: Map<number, number>,
  unwanted: readonly Group[],
  matcher: Matcher,
): Promise<void> {
  for (const group of unwanted)
    for (const n of (await matcher.match(anyOf(group))).keys()) {
      const score = scores.get(n);
      if (score !== undefined) scores.set(n, score * unwantedShare);
    }
}

/** Runs expressions of FTS5 over an index, some of its products at a time. */
export class Matcher {
  private readonly statement: Statement<[string, number, number], [string | null, string | null]>;

  constructor(
    db: Database,
    private readonly model: IndexModel,
  ) {
    const { text } = model.tables;
    // One string of numbers crosses into JavaScript several times faster than a row for each. The LIMIT keeps SQLite
    // from merging the two SELECTs, as bm25() does not work beside an aggregate.
    this.statement = db
      .prepare<[string, number, number]>(
        `SELECT group_concat(n), group_concat(score) FROM (
           SELECT rowid AS n, CAST(bm25(${text}, ${weights}) * -${scale} AS INTEGER) AS score
           FROM ${text} WHERE ${text} MATCH ? AND rowid BETWEEN ? AND ? LIMIT -1 OFFSET 0)`,
      )
      .raw() as Statement<[string, number, number], [string | null, string | null]>;
  }

  /** The scores of the products that match an expression, by number. */
  async match(expression: string): Promise<Map<number, number>> {
    const scores = new Map<number, number>();
    for (let from = 1; from < this.model.columns.size; from += productsAtOnce) {
      if (from > 1) await turn();
      const [numbers, values] = this.statement.get(expression, from, from + productsAtOnce - 1)!;
      if (numbers === null || values === null) continue;
      const each = values.split(',');
      numbers.split(',').forEach((n, i) => scores.set(Number(n), Number(each[i]) / scale));
    }
    return scores;
  }
}
