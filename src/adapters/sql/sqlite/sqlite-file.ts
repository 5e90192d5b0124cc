import type { Database as Connection } from 'better-sqlite3';
import { BetterSqlite } from '../../sqlite/better-sqlite.js';
import { fileOf } from '../../sqlite/file-of.js';
import { unavailable } from '../unavailable.js';
import { Mutex } from './mutex.js';
import { Statements } from './statements.js';

/** A connection with the statements that it keeps. */
export interface Handle {
  readonly connection: Connection;
  readonly statements: Statements;
}

/**
 * A SQLite file with two connections: one that writes, one user at a time, and one that reads, which sees only
 * what was committed. `:memory:` is a temporary file that goes with `close`.
 */
export class SqliteFile {
  readonly #file;
  readonly #mutex = new Mutex();
  #writer: Handle | undefined;
  #reader: Handle | undefined;

  constructor(path: string) {
    this.#file = fileOf(path);
  }

  get path(): string {
    return this.#file.path;
  }

  /** Takes over the connection that writes, which TypeORM opens and closes, and opens the one that reads. */
  adopt(writer: Connection): void {
    writer.pragma('journal_mode = WAL');
    writer.pragma('synchronous = NORMAL');
    writer.pragma('busy_timeout = 0');
    this.#writer = handleOf(writer);
    this.#reader?.connection.close();
    this.#reader = handleOf(new BetterSqlite(this.path, { readonly: true }));
  }

  get reader(): Handle {
    if (!this.#reader) throw unavailable('The database is not open.');
    return this.#reader;
  }

  /** Hands out the connection that writes, to one at a time. */
  exclusively<T>(work: (writer: Handle) => T | Promise<T>): Promise<T> {
    return this.#mutex.run(() => {
      if (!this.#writer?.connection.open) throw unavailable('The database is not open.');
      return work(this.#writer);
    });
  }

  /** Closes the connection that reads; a temporary file is removed. */
  close(): void {
    this.#reader?.connection.close();
    this.#reader = undefined;
    this.#writer = undefined;
    this.#file.remove();
  }
}

const handleOf = (connection: Connection): Handle => ({ connection, statements: new Statements(connection) });
