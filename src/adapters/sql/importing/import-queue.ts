import { type ImportBacklog, ImportQueue, LostImport, type ImportRecord } from '../../../ports/imports.js';
import type { Database, Queryable } from '../database.js';
import { importRecord, selectImports, type ImportRow } from './import-rows.js';

export interface ImportQueueOptions {
  /** How often an import is taken up without getting on before it is given up as one that ends its runners; 10 unless told. */
  readonly maxAttempts?: number;
  /** How long an upload may take before whoever received it counts as dead; 6 hours unless told. */
  readonly uploadMs?: number;
}

const running = "state IN ('running', 'withdrawing')";

export class SqlImportQueue extends ImportQueue {
  private readonly maxAttempts: number;
  private readonly uploadMs: number;

  constructor(
    private readonly database: Database,
    { maxAttempts = 10, uploadMs = 6 * 3_600_000 }: ImportQueueOptions = {},
  ) {
    super();
    this.maxAttempts = maxAttempts;
    this.uploadMs = uploadMs;
  }

  async claim(runner: string, ttlMs: number): Promise<ImportRecord | undefined> {
    await this.giveUpUploads();
    for (;;) {
      const [oldest] = await this.candidates(this.database);
      if (oldest === undefined) return undefined;
      const record = await this.database.transaction((tx) => this.take(tx, oldest, runner, ttlMs));
      if (record !== undefined) return record;
    }
  }

  async renew(importId: string, runner: string, ttlMs: number): Promise<void> {
    const { now } = this.database.dialect;
    const sql = `UPDATE feed_import SET runner_expires = ${now} + ? WHERE id = ? AND runner = ? AND ${running}`;
    lostUnless(await this.database.execute(sql, [ttlMs, importId, runner]), importId);
  }

  async finish(importId: string, runner: string, error?: ImportRecord['error']): Promise<void> {
    await this.database.transaction(async (tx) => {
      lostUnless(await this.end(tx, importId, `runner = ? AND ${running}`, [runner], error), importId);
      await tx.execute('DELETE FROM feed_part WHERE import_id = ?', [importId]);
    });
  }

  async backlog(): Promise<ImportBacklog> {
    const { now } = this.database.dialect;
    const [row] = await this.database.query<Record<keyof ImportBacklog, number | null>>(
      `SELECT SUM(state = 'queued') AS queued, SUM(${running}) AS running,
        SUM(${running} AND runner_expires < ${now}) AS abandoned,
        ${now} - MIN(CASE state WHEN 'queued' THEN created_at END) AS oldestQueuedMs
      FROM feed_import WHERE state IN ('queued', 'running', 'withdrawing')`,
    );
    const { queued, running: run, abandoned, oldestQueuedMs } = row!;
    return {
      queued: Number(queued),
      running: Number(run),
      abandoned: Number(abandoned),
      oldestQueuedMs: Math.max(0, Number(oldestQueuedMs)),
    };
  }

  /** The import to take next, provided that no other of its shop is under way. */
  private candidates(from: Queryable): Promise<Candidate[]> {
    const { now } = this.database.dialect;
    return from.query<Candidate>(
      `SELECT i.id, i.shop_id FROM feed_import i
      WHERE (i.state = 'queued' OR (i.state IN ('running', 'withdrawing') AND i.runner_expires <= ${now}))
        AND NOT EXISTS (SELECT 1 FROM feed_import r
          WHERE r.shop_id = i.shop_id AND r.id <> i.id AND r.state IN ('running', 'withdrawing'))
      ORDER BY i.id LIMIT 1`,
    );
  }

  /** Two runners that ask at once take turns by the shop's row; the second finds that it came too late. */
  private async take(tx: Queryable, { id, shop_id }: Candidate, runner: string, ttlMs: number) {
    const { forUpdate } = this.database.dialect;
    await tx.query(`SELECT id FROM shop WHERE id = ? ${forUpdate}`, [shop_id]);
    await tx.query(`SELECT id FROM feed_import WHERE id = ? ${forUpdate}`, [id]);
    if (!(await this.isFree(tx, id, shop_id))) return undefined;
    const row = await this.read(tx, id);
    if (row.stalled >= this.maxAttempts) return this.giveUp(tx, id);
    if (row.attempts > 0 && row.dry_run) await this.beginAgain(tx, id);
    await this.start(tx, id, runner, ttlMs);
    return importRecord(await this.read(tx, id));
  }

  private async isFree(tx: Queryable, id: string, shopId: string): Promise<boolean> {
    const { now } = this.database.dialect;
    const [row] = await tx.query<{ busy: number }>(
      `SELECT COUNT(*) AS busy FROM feed_import WHERE shop_id = ? AND (
        (id <> ? AND ${running}) OR (id = ? AND state <> 'queued' AND NOT (${running} AND runner_expires <= ${now})))`,
      [shopId, id, id],
    );
    return row!.busy === 0;
  }

  private start(tx: Queryable, id: string, runner: string, ttlMs: number): Promise<number> {
    const { now } = this.database.dialect;
    return tx.execute(
      `UPDATE feed_import SET state = CASE state WHEN 'queued' THEN 'running' ELSE state END, runner = ?,
        runner_expires = ${now} + ?, attempts = attempts + 1, stalled = stalled + 1, started_at = COALESCE(started_at, ${now}) WHERE id = ?`,
      [runner, ttlMs, id],
    );
  }

  /** What a dry run knows is in its runner's memory, so it cannot be resumed in the middle. */
  private async beginAgain(tx: Queryable, id: string): Promise<void> {
    await tx.execute('DELETE FROM import_issue WHERE import_id = ?', [id]);
    await tx.execute(
      `UPDATE feed_import SET state = 'queued', rows_read = 0, accepted = 0, unchanged = 0, rejected = 0, withdrawn = 0,
        warnings = 0, issues = 0 WHERE id = ?`,
      [id],
    );
  }

  private async giveUpUploads(): Promise<void> {
    const { now } = this.database.dialect;
    const old = await this.database.query<{ id: string }>(
      `SELECT id FROM feed_import WHERE state = 'receiving' AND created_at < ${now} - ?`,
      [this.uploadMs],
    );
    for (const { id } of old) {
      const message = 'The feed did not arrive in time; send it again.';
      await this.database.transaction(async (tx) => {
        await this.end(tx, id, "state = 'receiving'", [], { code: 'broken_upload', message });
        await tx.execute('DELETE FROM feed_part WHERE import_id = ?', [id]);
      });
    }
  }

  private async giveUp(tx: Queryable, id: string): Promise<undefined> {
    const message = `Taken up ${this.maxAttempts} times, and each time its runner ended before it got on.`;
    await this.end(tx, id, running, [], { code: 'interrupted', message });
    await tx.execute('DELETE FROM feed_part WHERE import_id = ?', [id]);
    return undefined;
  }

  private end(
    tx: Queryable,
    id: string,
    where: string,
    params: readonly string[],
    error: ImportRecord['error'],
  ) {
    const { now } = this.database.dialect;
    const result = [
      error ? 'failed' : 'completed',
      error?.code ?? null,
      error?.message ?? null,
      error?.line ?? null,
    ];
    return tx.execute(
      `UPDATE feed_import SET state = ?, error_code = ?, error_message = ?, error_line = ?, finished_at = ${now},
        runner = NULL, runner_expires = NULL WHERE id = ? AND ${where}`,
      [...result, id, ...params],
    );
  }

  private async read(tx: Queryable, id: string): Promise<ImportRow> {
    const [row] = await tx.query<ImportRow>(`${selectImports} WHERE i.id = ?`, [id]);
    return row!;
  }
}

interface Candidate {
  readonly id: string;
  readonly shop_id: string;
}

function lostUnless(touched: number, importId: string): void {
  if (touched === 0) throw new LostImport(`import ${importId} is no longer the runner's`);
}
