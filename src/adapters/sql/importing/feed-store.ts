import { createHash, type Hash } from 'node:crypto';
import { Problem } from '../../../catalogue/problem.js';
import { FeedStore, LostImport } from '../../../ports/imports.js';
import type { Database } from '../database.js';
import { cut, gzipped } from './gzip.js';

const partSize = 256 * 1024;
/** How many bytes a feed may have as it comes. */
export const maxFeedBytes = 2 * 1024 ** 3;

export interface FeedStoreOptions {
  /** How many bytes a feed may have as it comes; 2 GiB unless told. */
  readonly maxBytes?: number;
}

/** A feed behind a URL is stored by the runner that took its import up. */
const waitsForFeed = "(state = 'receiving' OR (state = 'running' AND source_kind = 'url'))";

interface Received {
  readonly hash: Hash;
  size: number;
}

/** Keeps feeds packed, in parts that fit into any statement. */
export class SqlFeedStore extends FeedStore {
  private readonly maxBytes: number;

  constructor(
    private readonly database: Database,
    { maxBytes = maxFeedBytes }: FeedStoreOptions = {},
  ) {
    super();
    this.maxBytes = maxBytes;
  }

  async store(importId: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const received: Received = { hash: createHash('sha256'), size: 0 };
    await this.expectFeed(importId);
    try {
      const parts = await this.writeParts(importId, gzipped(this.counted(bytes, received)));
      await this.queue(importId, received, parts);
    } catch (error) {
      await this.fail(importId, error);
      throw error;
    }
  }

  async *open(importId: string): AsyncGenerator<Uint8Array> {
    const [feed] = await this.database.query<{ parts: number }>(
      'SELECT parts FROM feed WHERE import_id = ?',
      [importId],
    );
    if (feed === undefined) throw new Error(`import ${importId} has no feed`);
    for (let n = 0; n < feed.parts; n++) yield await this.part(importId, n);
  }

  /** Refuses early, before the parts of a feed that is there already would be taken for an earlier attempt's. */
  private async expectFeed(importId: string): Promise<void> {
    const [expected] = await this.database.query(
      `SELECT id FROM feed_import WHERE id = ? AND ${waitsForFeed}
        AND NOT EXISTS (SELECT 1 FROM feed WHERE import_id = feed_import.id)`,
      [importId],
    );
    if (expected === undefined) throw new LostImport(`import ${importId} does not wait for a feed`);
  }

  private async *counted(bytes: AsyncIterable<Uint8Array>, received: Received): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      received.size += piece.length;
      if (received.size > this.maxBytes) {
        throw new Problem('payload_too_large', `A feed may have ${this.maxBytes} bytes at most.`);
      }
      received.hash.update(piece);
      yield piece;
    }
  }

  private async writeParts(importId: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    // What an earlier attempt left, whose runner died on the way.
    await this.database.execute('DELETE FROM feed_part WHERE import_id = ?', [importId]);
    let parts = 0;
    for await (const piece of cut(bytes, partSize)) {
      await this.database.execute('INSERT INTO feed_part (import_id, n, bytes) VALUES (?, ?, ?)', [
        importId,
        parts++,
        piece,
      ]);
    }
    return parts;
  }

  private queue(importId: string, { hash, size }: Received, parts: number): Promise<void> {
    const { now } = this.database.dialect;
    return this.database.transaction(async (tx) => {
      const sql = `UPDATE feed_import SET state = 'queued', runner = NULL, runner_expires = NULL
        WHERE id = ? AND ${waitsForFeed}`;
      const waiting = await tx.execute(sql, [importId]);
      if (waiting === 0) throw new LostImport(`import ${importId} does not wait for a feed`);
      await tx.execute(
        `INSERT INTO feed (import_id, size, parts, sha256, created_at) VALUES (?, ?, ?, ?, ${now})`,
        [importId, size, parts, hash.digest('hex')],
      );
    });
  }

  private async fail(importId: string, error: unknown): Promise<void> {
    const { now } = this.database.dialect;
    const [code, message] = reasonOf(error);
    const failed = await this.database.execute(
      `UPDATE feed_import SET state = 'failed', error_code = ?, error_message = ?, finished_at = ${now}
      WHERE id = ? AND state = 'receiving'`,
      [code, message, importId],
    );
    if (failed > 0) await this.database.execute('DELETE FROM feed_part WHERE import_id = ?', [importId]);
  }

  private async part(importId: string, n: number): Promise<Uint8Array> {
    const sql = 'SELECT bytes FROM feed_part WHERE import_id = ? AND n = ?';
    const [part] = await this.database.query<{ bytes: Buffer }>(sql, [importId, n]);
    if (part === undefined) throw new Error(`part ${n} of the feed of import ${importId} is gone`);
    return part.bytes;
  }
}

function reasonOf(error: unknown): [code: string, message: string] {
  if (error instanceof Problem) return [error.code, error.detail];
  return ['broken_upload', 'The feed broke off before its end; send it again.'];
}
