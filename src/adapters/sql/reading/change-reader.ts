import { type ChangeBounds, type ChangePage, ChangeReader } from '../../../ports/change-log.js';
import type { Database } from '../database.js';

/** What was given out last is what is in sight: the counter changes in the transaction that writes the entries. */
const bounds = `
  SELECT (SELECT value FROM sequence WHERE name = 'position') AS newest,
    (SELECT value FROM sequence WHERE name = 'trimmed') AS trimmed`;

/**
 * Entries that are nobody's business but their person's keep their positions and are not told of.
 * One statement, so entries and bounds are of one moment: nothing can be trimmed, or come, between the two.
 */
const page = `
  SELECT b.newest, b.trimmed, c.position, c.type, c.entity_id AS id, c.kind AS op, c.at
  FROM (${bounds}) b LEFT JOIN
    (SELECT position, type, entity_id, kind, at FROM change_entry WHERE position > ? AND kind <> 'private' ORDER BY position LIMIT ?) c
    ON 1 = 1
  ORDER BY c.position`;

interface BoundsRow {
  readonly newest: number | null;
  readonly trimmed: number | null;
}

interface PageRow extends BoundsRow {
  readonly position: number | null;
  readonly type: string;
  readonly id: string;
  readonly op: string;
  readonly at: number;
}

export class SqlChangeReader extends ChangeReader {
  constructor(private readonly database: Database) {
    super();
  }

  async bounds(): Promise<ChangeBounds> {
    const [row] = await this.database.query<BoundsRow>(bounds);
    return boundsOf(row!);
  }

  async after(position: number, limit: number): Promise<ChangePage> {
    const rows = await this.database.query<PageRow>(page, [position, limit]);
    const { newest, trimmed } = boundsOf(rows[0]!);
    const changes = rows.flatMap((row) => (row.position === null ? [] : [changeOf(row, row.position)]));
    const last = changes.at(-1)?.position ?? position;
    return { changes, position: changes.length < limit ? Math.max(last, newest) : last, newest, trimmed };
  }
}

function boundsOf({ newest, trimmed }: BoundsRow): ChangeBounds {
  return { newest: newest ?? 0, trimmed: trimmed ?? 0 };
}

function changeOf({ type, id, op, at }: PageRow, position: number) {
  return { position, type, id, op, at: new Date(at).toISOString() };
}
