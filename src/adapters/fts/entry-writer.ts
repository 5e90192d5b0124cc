import type { Database, Statement } from 'better-sqlite3';
import type { IndexEntry } from '../../ports/search-index.js';
import type { AnalysedEntry } from './analysis/analysed-entry.js';
import { textColumns, type TextColumn } from './analysis/document-text.js';
import { tablesOf } from './tables.js';

interface Known {
  readonly n: number;
  readonly position: number;
  readonly checksum: string;
  readonly listed: number;
}

const docColumns =
  'id, position, checksum, listed, change, brand, category, colour, size, gender, shop, currency, style, price, ' +
  'sort_price, created_at, popularity, in_stock, on_sale';
const mostRemembered = 100_000;

/** Writes entries into the tables of one index, inside the transaction of its caller; useless once one was rolled back. */
export class EntryWriter {
  private readonly sql: Record<
    'find' | 'change' | 'doc' | 'card' | 'text' | 'label' | 'word' | 'uncard' | 'untext' | 'changed',
    Statement
  >;
  /** Labels and words that are in the tables for sure. */
  private readonly settled = new Set<string>();

  constructor(
    db: Database,
    private readonly index: string,
  ) {
    const t = tablesOf(index);
    const columns = Object.keys(textColumns);
    const updates = docColumns
      .split(', ')
      .slice(1)
      .map((name) => `${name} = excluded.${name}`);
    this.sql = {
      find: db.prepare(`SELECT n, position, checksum, listed FROM ${t.doc} WHERE id = ?`),
      change: db.prepare('SELECT change FROM fts_index WHERE name = ?').pluck(),
      changed: db.prepare('UPDATE fts_index SET change = ? WHERE name = ?'),
      doc: db
        .prepare(
          `INSERT INTO ${t.doc} (${docColumns}) VALUES (${docColumns.replace(/\w+/g, '?')})
           ON CONFLICT (id) DO UPDATE SET ${updates} RETURNING n`,
        )
        .pluck(),
      card: db.prepare(
        `INSERT OR REPLACE INTO ${t.card} (n, position, card, description) VALUES (?, ?, ?, ?)`,
      ),
      text: db.prepare(`INSERT INTO ${t.text} (rowid, ${columns}) VALUES (?${', ?'.repeat(columns.length)})`),
      label: db.prepare(`INSERT OR REPLACE INTO ${t.label} (facet, id, label) VALUES (?, ?, ?)`),
      word: db.prepare(`INSERT OR IGNORE INTO ${t.word} (word) VALUES (?)`),
      uncard: db.prepare(`DELETE FROM ${t.card} WHERE n = ?`),
      untext: db.prepare(`DELETE FROM ${t.text} WHERE rowid = ?`),
    };
  }

  write(entries: readonly AnalysedEntry[]): void {
    let change = this.sql.change.get(this.index) as number;
    for (const { entry, content } of entries) {
      const known = this.sql.find.get(entry.id) as Known | undefined;
      if (known && !isNewer(entry, known)) continue;
      this.put(entry, content, known, ++change);
    }
    this.sql.changed.run(change, this.index);
  }

  private put(
    entry: IndexEntry,
    content: AnalysedEntry['content'],
    known: Known | undefined,
    change: number,
  ): void {
    if (known?.listed) this.takeOut(known.n);
    const { id, position, checksum, listed, sortPrice, createdAt } = entry;
    const version = [id, position, checksum, Number(listed), change];
    if (!content) return void this.sql.doc.get(...version, ...Array<null>(14).fill(null));
    const v = content.values;
    const lists = [v.brand, v.category, v.colour, v.size, v.gender, v.shop, v.currency, v.style];
    const keys = [v.price, sortPrice, createdAt, v.popularity, v.inStock, v.onSale];
    const n = this.sql.doc.get(...version, ...lists, ...keys) as number;
    this.sql.card.run(n, position, entry.card, content.description ?? null);
    this.sql.text.run(n, ...Object.keys(textColumns).map((name) => content.text.terms[name as TextColumn]));
    this.remember(content);
  }

  private takeOut(n: number): void {
    this.sql.untext.run(n);
    this.sql.uncard.run(n);
  }

  private remember({ labels, text }: NonNullable<AnalysedEntry['content']>): void {
    if (this.settled.size > mostRemembered) this.settled.clear();
    for (const label of labels) this.once(label.join('\0'), this.sql.label, label);
    for (const word of text.words) this.once(word, this.sql.word, [word]);
  }

  private once(key: string, statement: Statement, values: readonly string[]): void {
    if (this.settled.has(key)) return;
    statement.run(...values);
    this.settled.add(key);
  }
}

/** Of equal positions the one with another checksum is taken: that is how a repair puts right what drifted. */
function isNewer(entry: IndexEntry, known: Known): boolean {
  if (entry.position !== known.position) return entry.position > known.position;
  return entry.checksum !== known.checksum;
}
