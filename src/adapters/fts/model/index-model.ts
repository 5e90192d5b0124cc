import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { tablesOf, type Tables } from '../tables.js';
import { Columns, type DocRow } from './columns.js';
import { CompletionTexts } from './completion-texts.js';
import { Completions } from './completions.js';
import { Words } from './words.js';

interface State {
  readonly change: number;
  readonly published: number;
}

const rowsAtOnce = 1_000;
const wordsAtOnce = 10_000;
const mostCounts = 20_000;

/** What an index keeps in memory, read from its tables and kept up with them. */
export class IndexModel {
  readonly tables: Tables;
  readonly columns = new Columns();
  readonly words = new Words();
  /** The change that it has come to. */
  change = 0;
  private completions = new Completions([]);
  private completionsOf = -1;
  private readonly labels = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private reading?: Promise<void>;

  constructor(
    private readonly db: Database,
    readonly index: string,
  ) {
    this.tables = tablesOf(index);
  }

  /** Reads what was written since the last time. */
  async refresh(): Promise<this> {
    while (this.state().change > this.change) {
      this.reading ??= this.readOn().finally(() => (this.reading = undefined));
      await this.reading;
    }
    return this;
  }

  /** Completions of what was published last. */
  async completing(): Promise<Completions> {
    const { published } = this.state();
    if (published === this.completionsOf) return this.completions;
    await this.refresh();
    this.completions = new Completions(await this.completionTexts());
    this.completionsOf = published;
    return this.completions;
  }

  label(facet: string, id: string): string {
    return this.labels.get(`${facet}\0${id}`) ?? id;
  }

  /** How many products have the term. */
  countOf(term: string): number {
    const known = this.counts.get(term);
    if (known !== undefined) return known;
    const sql = `SELECT doc FROM ${this.tables.term} WHERE term = ?`;
    const count = this.db.prepare<[string], number>(sql).pluck().get(term) ?? 0;
    if (this.counts.size >= mostCounts) this.counts.clear();
    this.counts.set(term, count);
    return count;
  }

  private state(): State {
    const sql = 'SELECT change, published FROM fts_index WHERE name = ?';
    return this.db.prepare<[string], State>(sql).get(this.index) ?? { change: 0, published: 0 };
  }

  private async readOn(): Promise<void> {
    const sql = `SELECT * FROM ${this.tables.doc} WHERE change > ? ORDER BY change LIMIT ${rowsAtOnce}`;
    this.counts.clear();
    for (;;) {
      const rows = this.db.prepare<[number], DocRow>(sql).all(this.change);
      for (const row of rows) this.columns.set(row);
      this.change = rows.at(-1)?.change ?? this.change;
      if (rows.length < rowsAtOnce) break;
      await turn();
    }
    this.readLabels();
    while (this.readWords() === wordsAtOnce) await turn();
  }

  private readLabels(): void {
    const rows = this.db
      .prepare<[], string[]>(`SELECT facet, id, label FROM ${this.tables.label}`)
      .raw()
      .all();
    for (const [facet, id, label] of rows) this.labels.set(`${facet}\0${id}`, label!);
  }

  private readWords(): number {
    const sql = `SELECT n, word FROM ${this.tables.word} WHERE n > ? ORDER BY n LIMIT ${wordsAtOnce}`;
    const rows = this.db.prepare<[number], { n: number; word: string }>(sql).all(this.words.lastRead);
    for (const { word } of rows) this.words.add(word);
    this.words.lastRead = rows.at(-1)?.n ?? this.words.lastRead;
    return rows.length;
  }

  private async completionTexts() {
    const texts = new CompletionTexts((facet, id) => this.label(facet, id));
    for (let n = 1; n < this.columns.size; n++) {
      texts.count(this.columns, n);
      if (n % rowsAtOnce === 0) await turn();
    }
    return texts.all();
  }
}
