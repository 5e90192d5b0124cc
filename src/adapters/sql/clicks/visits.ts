import { momentMs } from '../../../ports/clicks.js';
import type { Database } from '../database.js';
import { executeIn, selectIn } from '../writing/rows.js';

interface Visit {
  readonly id: string;
  readonly at: number;
  readonly visit: string;
}

/** Visits whose clicks count. */
export class Visits {
  constructor(private readonly database: Database) {}

  /**
   * Makes duplicates of clicks of these visits that repeat one a moment before. After a commit, so that of two instances
   * whose commits cross each other the later one sees both.
   */
  async judge(visits: readonly string[]): Promise<void> {
    const rows = await selectIn<Visit>(
      this.database,
      new Set(visits),
      (list) => `SELECT id, at, visit FROM click WHERE visit IN ${list}`,
    );
    await executeIn(
      this.database,
      repeatedIn(rows),
      (list) => `UPDATE click SET class = 'duplicate', visit = NULL WHERE summed = 0 AND id IN ${list}`,
    );
  }
}

function repeatedIn(visits: readonly Visit[]): string[] {
  const counted = new Map<string, number>();
  const inOrder = visits.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return inOrder.flatMap(({ id, at, visit }) => {
    if (at - (counted.get(visit) ?? -Infinity) <= momentMs) return id;
    counted.set(visit, at);
    return [];
  });
}
