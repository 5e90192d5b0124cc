import type { Database, Statement } from 'better-sqlite3';

const most = 200;

/** The prepared statements of a connection; those that were not used for long go. */
export class Statements {
  readonly #kept = new Map<string, Statement>();

  constructor(private readonly connection: Database) {}

  get(sql: string): Statement {
    const statement = this.#kept.get(sql) ?? this.connection.prepare(sql);
    // Put in again, it stands at the end: the first one is the one unused for longest.
    this.#kept.delete(sql);
    this.#kept.set(sql, statement);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
    return statement;
  }
}
