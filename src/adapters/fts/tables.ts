import type { Database } from 'better-sqlite3';
import { textColumns } from './analysis/document-text.js';

/** The tables of one index, quoted as SQL names. */
export interface Tables {
  /** Versions, removed products included, with what is filtered, counted and sorted by. */
  readonly doc: string;
  /** What a hit shows. */
  readonly card: string;
  /** Names behind ids. */
  readonly label: string;
  /** Words to correct others into. */
  readonly word: string;
  /** The full text, as terms. */
  readonly text: string;
  /** Every term of the full text with the number of products that have it. */
  readonly term: string;
}

export function tablesOf(index: string): Tables {
  const named = (part: string) => `"fts_${index}_${part}"`;
  const parts = { doc: named('doc'), card: named('card'), label: named('label') };
  return { ...parts, word: named('word'), text: named('text'), term: named('term') };
}

/** The version of the tables below, see SearchIndexes; it grows by one with every change of them. */
export const tablesVersion = 1;

/** The list of indexes, and which one searches read. */
export function createRegister(db: Database): void {
  db.exec(`CREATE TABLE IF NOT EXISTS fts_index (
    made INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
    change INTEGER NOT NULL DEFAULT 0, published INTEGER NOT NULL DEFAULT 0)`);
  if (!hasVersions(db)) db.exec('ALTER TABLE fts_index ADD COLUMN mapping INTEGER NOT NULL DEFAULT 1');
  db.exec(
    'CREATE TABLE IF NOT EXISTS fts_alias (one INTEGER PRIMARY KEY CHECK (one = 1), made INTEGER NOT NULL)',
  );
}

export function hasRegister(db: Database): boolean {
  const sql = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('fts_index', 'fts_alias')";
  return db.prepare<[], number>(sql).pluck().get() === 2 && hasVersions(db);
}

function hasVersions(db: Database): boolean {
  return (
    db.prepare("SELECT 1 FROM pragma_table_info('fts_index') WHERE name = 'mapping'").get() !== undefined
  );
}

export function createTables(db: Database, index: string): void {
  const t = tablesOf(index);
  const columns = Object.keys(textColumns).join(', ');
  db.exec(`
    CREATE TABLE ${t.doc} (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, checksum TEXT NOT NULL,
      listed INTEGER NOT NULL, change INTEGER NOT NULL UNIQUE, brand TEXT, category TEXT, colour TEXT, size TEXT,
      gender TEXT, shop TEXT, currency TEXT, style TEXT, price REAL, sort_price REAL, created_at INTEGER,
      popularity INTEGER, in_stock INTEGER, on_sale INTEGER);
    CREATE TABLE ${t.card} (n INTEGER PRIMARY KEY, position INTEGER NOT NULL, card TEXT NOT NULL, description TEXT);
    CREATE TABLE ${t.label} (facet TEXT, id TEXT, label TEXT NOT NULL, PRIMARY KEY (facet, id)) WITHOUT ROWID;
    CREATE TABLE ${t.word} (n INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
    CREATE VIRTUAL TABLE ${t.text} USING fts5(${columns}, content='', contentless_delete=1, tokenize='ascii');
    CREATE VIRTUAL TABLE ${t.term} USING fts5vocab(${t.text}, 'row');
  `);
}

export function dropTables(db: Database, index: string): void {
  const { doc, card, label, word, text, term } = tablesOf(index);
  for (const table of [term, text, word, label, card, doc]) db.exec(`DROP TABLE IF EXISTS ${table}`);
}
