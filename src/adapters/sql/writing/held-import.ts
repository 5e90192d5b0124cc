import type { FeedIssue } from '../../../catalogue/issue.js';
import type { Named } from '../../../catalogue/product.js';
import { LostImport, type ImportCounts } from '../../../ports/imports.js';
import type { Dialect, Queryable } from '../database.js';
import { insertRows } from './rows.js';

/** An import whose row is locked until the transaction ends, so that nobody can take it from its runner meanwhile. */
export interface HeldImport {
  readonly id: string;
  readonly shop: Named;
  readonly state: 'running' | 'withdrawing';
  readonly dryRun: boolean;
  readonly resumed: boolean;
  readonly counts: ImportCounts;
  readonly issueCount: number;
  readonly position: number;
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: number;
}

/** What a transaction adds to its import. */
export interface Progress {
  readonly counts?: Partial<ImportCounts>;
  readonly issues?: readonly FeedIssue[];
  /** Of the last change; absent where nothing changed. */
  readonly position?: number;
  readonly state?: 'withdrawing';
}

/** Locks the import of a runner. Throws `LostImport` where it is no longer this runner's. */
export async function holdImport(
  tx: Queryable,
  dialect: Dialect,
  importId: string,
  runner: string,
): Promise<HeldImport> {
  const [row] = await tx.query<ImportRow>(
    `SELECT shop_id, (SELECT name FROM shop WHERE shop.id = shop_id) AS shop_name, state, dry_run, attempts, rows_read,
      accepted, unchanged, rejected, withdrawn, warnings, issues, position, ${dialect.now} AS now
    FROM feed_import WHERE id = ? AND runner = ? AND state IN ('running', 'withdrawing') ${dialect.forUpdate}`,
    [importId, runner],
  );
  if (row === undefined) throw new LostImport(`import ${importId} is no longer the runner's`);
  return fromRow(importId, row);
}

/**
 * Writes what the transaction added; the counts after it. An import that gets on is not given up, however often it is
 * taken over; a dry run begins again each time, so it never gets on.
 */
export async function recordProgress(
  tx: Queryable,
  dialect: Dialect,
  held: HeldImport,
  { counts = {}, issues = [], position, state }: Progress,
): Promise<ImportCounts> {
  const sum = addCounts(held.counts, counts);
  await insertRows(
    tx,
    dialect,
    issueTable,
    issues.map((issue, index) => issueRow(held, index, issue)),
  );
  await tx.execute(
    `UPDATE feed_import SET rows_read = ?, accepted = ?, unchanged = ?, rejected = ?, withdrawn = ?, warnings = ?,
      issues = ?, position = ?, state = ?, stalled = CASE WHEN dry_run THEN stalled ELSE 0 END WHERE id = ?`,
    [
      ...[sum.rowsRead, sum.accepted, sum.unchanged, sum.rejected, sum.withdrawn, sum.warnings],
      ...[held.issueCount + issues.length, position ?? held.position, state ?? held.state, held.id],
    ],
  );
  return sum;
}

const issueTable = {
  name: 'import_issue',
  columns: ['import_id', 'n', 'feed_row', 'line', 'sku', 'attribute', 'code', 'severity', 'seen', 'advice'],
};

function issueRow(held: HeldImport, index: number, issue: FeedIssue) {
  const { row, line, sku, attribute, code, severity, seen, advice } = issue;
  const n = held.issueCount + index + 1;
  return [
    held.id,
    n,
    row,
    line ?? null,
    sku ?? null,
    attribute ?? null,
    code,
    severity,
    seen ?? null,
    advice,
  ];
}

function addCounts(before: ImportCounts, added: Partial<ImportCounts>): ImportCounts {
  return {
    rowsRead: before.rowsRead + (added.rowsRead ?? 0),
    accepted: before.accepted + (added.accepted ?? 0),
    unchanged: before.unchanged + (added.unchanged ?? 0),
    rejected: before.rejected + (added.rejected ?? 0),
    withdrawn: before.withdrawn + (added.withdrawn ?? 0),
    warnings: before.warnings + (added.warnings ?? 0),
  };
}

interface ImportRow {
  shop_id: string;
  shop_name: string;
  state: 'running' | 'withdrawing';
  dry_run: number;
  attempts: number;
  rows_read: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  withdrawn: number;
  warnings: number;
  issues: number;
  position: number;
  now: number;
}

function fromRow(id: string, row: ImportRow): HeldImport {
  const { accepted, unchanged, rejected, withdrawn, warnings, state, position } = row;
  return {
    id,
    shop: { id: row.shop_id, name: row.shop_name },
    state,
    dryRun: Boolean(row.dry_run),
    resumed: row.attempts > 1,
    counts: { rowsRead: row.rows_read, accepted, unchanged, rejected, withdrawn, warnings },
    issueCount: row.issues,
    position,
    now: Number(row.now),
  };
}
