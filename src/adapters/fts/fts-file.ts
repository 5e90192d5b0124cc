import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Database } from 'better-sqlite3';
import { Problem } from '../../catalogue/problem.js';
import { BetterSqlite } from '../sqlite/better-sqlite.js';
import { fileOf } from '../sqlite/file-of.js';
import { createRegister, hasRegister } from './tables.js';

const patienceMs = 10_000;
const pollMs = 5;

/** The database file that the indexes are in: one connection that reads, one that writes. `:memory:` goes at shutdown. */
@Injectable()
export class FtsFile implements OnApplicationShutdown {
  private connections?: { readonly reader: Database; readonly writer: Database };

  private readonly file;

  constructor(path: string) {
    this.file = fileOf(path);
  }

  get reader(): Database {
    return this.opened().reader;
  }

  /**
   * Runs `work` in a write transaction. Waits outside of SQLite for another writer's end, as that one may need this
   * thread to get there; throws `unavailable` after ten seconds.
   */
  async write<T>(work: (db: Database) => T): Promise<T> {
    const { writer } = this.opened();
    const deadline = Date.now() + patienceMs;
    while (!begun(writer)) {
      if (Date.now() > deadline) throw busy();
      await pause(pollMs);
    }
    return ended(writer, work);
  }

  // Not before: searches are still being answered while modules are destroyed.
  onApplicationShutdown(): void {
    this.connections?.reader.close();
    this.connections?.writer.close();
    this.connections = undefined;
    this.file.remove();
  }

  private opened() {
    return (this.connections ??= open(this.file.path));
  }
}

/** Never waits for another writer: that one may need this thread to come to its end. */
function open(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const writer = new BetterSqlite(path, { timeout: 0 });
  try {
    writer.pragma('journal_mode = WAL');
    writer.pragma('synchronous = NORMAL');
    if (!hasRegister(writer)) createRegister(writer);
  } catch (error) {
    writer.close();
    throw isBusy(error) ? busy() : error;
  }
  const reader = new BetterSqlite(path, { timeout: patienceMs / 2 });
  reader.pragma('query_only = ON');
  for (const db of [reader, writer]) db.pragma('cache_size = -32768');
  return { reader, writer };
}

function busy(): Problem {
  return new Problem('unavailable', 'The search index is busy', { retryAfter: 1 });
}

function begun(writer: Database): boolean {
  try {
    writer.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
}

function ended<T>(writer: Database, work: (db: Database) => T): T {
  try {
    const result = work(writer);
    writer.exec('COMMIT');
    return result;
  } finally {
    if (writer.inTransaction) writer.exec('ROLLBACK');
  }
}
