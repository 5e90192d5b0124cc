import { Injectable } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { Links } from '../../http/links.js';
import { FeedStore, type ImportRecord, Imports, type NewImport } from '../../ports/imports.js';
import { digestOf } from './digest.js';
import type { ImportJson, NewImportQuery, PageQuery } from './imports.schema.js';

const isId = (key: unknown): key is string => typeof key === 'string';
const isNumber = (key: unknown): key is number => typeof key === 'number';

@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: Imports,
    private readonly feeds: FeedStore,
    private readonly links: Links,
  ) {}

  /** Stores the feed; the import that it becomes is durable when this resolves. */
  async fromBody(
    query: NewImportQuery,
    bytes: AsyncIterable<Uint8Array>,
    idempotencyKey?: string,
  ): Promise<ImportJson> {
    const { record, created } = await this.imports.create({
      ...query,
      source: { kind: 'body' },
      idempotencyKey,
    });
    if (!created) return this.sameAsBefore(record, await digestOf(bytes));
    await this.feeds.store(record.id, bytes);
    return this.get(record.id);
  }

  async fromUrl(query: NewImportQuery, url: string, idempotencyKey?: string): Promise<ImportJson> {
    const spec: NewImport = { ...query, source: { kind: 'url', name: url }, idempotencyKey };
    const { record, created } = await this.imports.create(spec);
    if (!created && record.source.name !== url) throw otherBody();
    return this.toJson(record);
  }

  async get(id: string): Promise<ImportJson> {
    return this.toJson(await this.known(id));
  }

  async list(query: PageQuery) {
    const before = query.cursor === undefined ? undefined : decodeCursor('imports', query.cursor, isId);
    const found = await this.imports.list(before, query.limit + 1);
    const items = found.slice(0, query.limit);
    const next = found.length > query.limit ? encodeCursor('imports', items.at(-1)!.id) : undefined;
    return {
      items: items.map((record) => this.toJson(record)),
      page: { self: this.links.list(query), next: next && this.links.list({ ...query, cursor: next }) },
    };
  }

  async issues(id: string, query: PageQuery) {
    await this.known(id);
    const after = query.cursor === undefined ? 0 : decodeCursor(id, query.cursor, isNumber);
    const { items, next } = await this.imports.issues(id, after, query.limit);
    const more = next === undefined ? undefined : encodeCursor(id, next);
    return {
      items,
      page: {
        self: this.links.list(query, id, 'issues'),
        next: more && this.links.list({ ...query, cursor: more }, id, 'issues'),
      },
    };
  }

  private async known(id: string): Promise<ImportRecord> {
    const record = await this.imports.find(id);
    if (!record) throw new Problem('not_found', `There is no import ${id}.`);
    return record;
  }

  private sameAsBefore(record: ImportRecord, sha256: string): ImportJson {
    if (record.sha256 !== sha256) throw otherBody();
    return this.toJson(record);
  }

  private toJson({ sha256: _, ...record }: ImportRecord): ImportJson {
    const links = { self: this.links.to(record.id), issues: this.links.to(record.id, 'issues') };
    return { ...record, rowsPerSecond: rowsPerSecond(record), links };
  }
}

function rowsPerSecond({ rowsRead, startedAt, finishedAt }: Omit<ImportRecord, 'sha256'>): number {
  if (startedAt === undefined) return 0;
  const seconds = ((finishedAt ? Date.parse(finishedAt) : Date.now()) - Date.parse(startedAt)) / 1000;
  return seconds > 0 ? Math.round(rowsRead / seconds) : 0;
}

function otherBody(): Problem {
  return new Problem('idempotency_mismatch', 'This Idempotency-Key started an import of another feed.');
}
