import type { Database } from '../../src/adapters/sql/database.js';
import { allocate } from '../../src/adapters/sql/positions.js';

/** What a test says about a change. */
export interface ChangeTraits {
  readonly id?: string;
  readonly type?: string;
  readonly op?: string;
  /** How long ago it was made. */
  readonly ageMs?: number;
}

/** Writes entries of the change log in one transaction, as whoever changes something does; their positions. */
export function writeChanges(database: Database, changes: readonly ChangeTraits[]): Promise<number[]> {
  return database.transaction(async (tx) => {
    const first = await allocate(tx, changes.length);
    for (const [n, change] of changes.entries()) {
      const { id = `p${first + n}`, type = 'product', op = 'changed', ageMs = 0 } = change;
      await tx.execute(
        `INSERT INTO change_entry (position, type, entity_id, kind, at) VALUES (?, ?, ?, ?, ${database.dialect.now} - ?)`,
        [first + n, type, id, op, ageMs],
      );
    }
    return changes.map((_, n) => first + n);
  });
}

/** So many alike. */
export function many(count: number, traits: ChangeTraits = {}): ChangeTraits[] {
  return Array.from({ length: count }, () => traits);
}
