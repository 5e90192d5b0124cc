import type { FeedIssue, IssueCode } from '../../../catalogue/issue.js';
import { named } from '../../../catalogue/named.js';
import { Imports, type ImportRecord, type NewImport } from '../../../ports/imports.js';
import type { Database, Queryable } from '../database.js';
import { importId } from './import-id.js';
import { importRecord, selectImports, type ImportRow } from './import-rows.js';

const counters = [
  'rows_read',
  'accepted',
  'unchanged',
  'rejected',
  'withdrawn',
  'warnings',
  'issues',
  'attempts',
  'position',
];

export class SqlImports extends Imports {
  constructor(private readonly database: Database) {
    super();
  }

  async create(spec: NewImport): Promise<{ record: ImportRecord; created: boolean }> {
    return this.database.transaction(async (tx) => {
      const earlier = await this.withKey(tx, spec.idempotencyKey);
      if (earlier !== undefined) return { record: earlier, created: false };
      const id = await this.insert(tx, spec);
      const record = (await this.withKey(tx, spec.idempotencyKey)) ?? (await this.read(tx, id))!;
      return { record, created: record.id === id };
    });
  }

  find(id: string): Promise<ImportRecord | undefined> {
    return this.read(this.database, id);
  }

  async list(before: string | undefined, limit: number): Promise<readonly ImportRecord[]> {
    const [where, params] = before === undefined ? ['', [limit]] : ['WHERE i.id < ?', [before, limit]];
    const rows = await this.database.query<ImportRow>(
      `${selectImports} ${where} ORDER BY i.id DESC LIMIT ?`,
      params,
    );
    return rows.map(importRecord);
  }

  async issues(
    id: string,
    after: number,
    limit: number,
  ): Promise<{ items: readonly FeedIssue[]; next?: number }> {
    const rows = await this.database.query<IssueRow>(
      'SELECT * FROM import_issue WHERE import_id = ? AND n > ? ORDER BY n LIMIT ?',
      [id, after, limit + 1],
    );
    const items = rows.slice(0, limit).map(feedIssue);
    return rows.length > limit ? { items, next: rows[limit - 1]!.n } : { items };
  }

  private async insert(tx: Queryable, spec: NewImport): Promise<string> {
    const shop = named(spec.shop);
    const { now, upsert } = this.database.dialect;
    await tx.execute(upsert('shop', ['id', 'name'], ['id'], 1, []), [shop.id, shop.name]);
    const [clock] = await tx.query<{ now: number }>(`SELECT ${now} AS now`);
    const createdAt = Number(clock!.now);
    const id = importId(createdAt);
    const { kind, name } = spec.source;
    const values = {
      ...Object.fromEntries(counters.map((counter) => [counter, 0])),
      ...{
        id,
        shop_id: shop.id,
        state: kind === 'url' ? 'queued' : 'receiving',
        dry_run: Number(spec.dryRun),
      },
      ...{
        currency: spec.currency ?? null,
        source_kind: kind,
        source_name: name ?? null,
        created_at: createdAt,
      },
      ...(spec.idempotencyKey === undefined ? {} : { idempotency_key: spec.idempotencyKey }),
    };
    const key = spec.idempotencyKey === undefined ? 'id' : 'idempotency_key';
    await tx.execute(upsert('feed_import', Object.keys(values), [key], 1, []), Object.values(values));
    return id;
  }

  private async withKey(tx: Queryable, key: string | undefined): Promise<ImportRecord | undefined> {
    if (key === undefined) return undefined;
    const [row] = await tx.query<ImportRow>(`${selectImports} WHERE i.idempotency_key = ?`, [key]);
    return row && importRecord(row);
  }

  private async read(from: Queryable, id: string): Promise<ImportRecord | undefined> {
    const [row] = await from.query<ImportRow>(`${selectImports} WHERE i.id = ?`, [id]);
    return row && importRecord(row);
  }
}

interface IssueRow {
  readonly n: number;
  readonly feed_row: number;
  readonly line: number | null;
  readonly sku: string | null;
  readonly attribute: string | null;
  readonly code: IssueCode;
  readonly severity: FeedIssue['severity'];
  readonly seen: string | null;
  readonly advice: string;
}

function feedIssue({ feed_row, line, sku, attribute, code, severity, seen, advice }: IssueRow): FeedIssue {
  return {
    row: feed_row,
    line: line ?? undefined,
    sku: sku ?? undefined,
    attribute: attribute ?? undefined,
    code,
    severity,
    seen: seen ?? undefined,
    advice,
  };
}
