import type { ImportRecord, ImportSource, ImportState } from '../../../ports/imports.js';

/** A row of `feed_import` with its shop's name and its feed's hash. */
export interface ImportRow {
  readonly id: string;
  readonly shop_id: string;
  readonly shop_name: string;
  readonly state: ImportState;
  readonly dry_run: number;
  readonly currency: string | null;
  readonly source_kind: ImportSource['kind'];
  readonly source_name: string | null;
  readonly rows_read: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly warnings: number;
  readonly attempts: number;
  readonly stalled: number;
  readonly position: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly error_line: number | null;
  readonly sha256: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
}

/** To be followed by WHERE; `feed_import` is `i`. */
export const selectImports = `SELECT i.*, s.name AS shop_name, f.sha256 FROM feed_import i
  JOIN shop s ON s.id = i.shop_id LEFT JOIN feed f ON f.import_id = i.id`;

export function importRecord(row: ImportRow): ImportRecord {
  const { id, state, accepted, unchanged, rejected, withdrawn, warnings, attempts, position } = row;
  return {
    id,
    shop: { id: row.shop_id, name: row.shop_name },
    state,
    dryRun: Boolean(row.dry_run),
    currency: row.currency ?? undefined,
    source: { kind: row.source_kind, name: row.source_name ?? undefined },
    ...{ rowsRead: row.rows_read, accepted, unchanged, rejected, withdrawn, warnings, attempts, position },
    error: errorOf(row),
    sha256: row.sha256 ?? undefined,
    createdAt: iso(row.created_at)!,
    startedAt: iso(row.started_at),
    finishedAt: iso(row.finished_at),
  };
}

function errorOf({ error_code, error_message, error_line }: ImportRow): ImportRecord['error'] {
  if (error_code === null) return undefined;
  return { code: error_code, message: error_message ?? '', line: error_line ?? undefined };
}

function iso(time: number | null): string | undefined {
  return time === null ? undefined : new Date(Number(time)).toISOString();
}
