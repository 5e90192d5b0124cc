import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Database } from 'better-sqlite3';
import { Problem } from '../../catalogue/problem.js';
import {
  type IndexedVersion,
  type IndexEntry,
  type IndexRefusal,
  SearchIndexWriter,
} from '../../ports/search-index.js';
import { analysed, type AnalysedEntry } from './analysis/analysed-entry.js';
import { EntryWriter } from './entry-writer.js';
import { FtsFile } from './fts-file.js';
import { tablesOf } from './tables.js';

const entriesPerTransaction = 100;
/** Analysis takes longer than writing. */
const entriesPerTurn = 50;
const mostWriters = 4;

/** Writes in short transactions and lets other work in between. */
@Injectable()
export class FtsIndexWriter extends SearchIndexWriter {
  private readonly writers = new Map<string, EntryWriter>();

  constructor(private readonly file: FtsFile) {
    super();
  }

  async write(index: string, entries: readonly IndexEntry[]): Promise<readonly IndexRefusal[]> {
    const refused: IndexRefusal[] = [];
    for (let from = 0; from < entries.length; from += entriesPerTransaction) {
      const taken = await understood(entries.slice(from, from + entriesPerTransaction), refused);
      await this.writeTogether(index, taken);
      await turn();
    }
    return refused;
  }

  private async writeTogether(index: string, entries: readonly AnalysedEntry[]): Promise<void> {
    try {
      await this.file.write((db) => this.writerOf(db, index).write(entries));
    } catch (error) {
      this.writers.clear();
      throw error;
    }
  }

  private writerOf(db: Database, index: string): EntryWriter {
    const made = db.prepare<[string], number>('SELECT made FROM fts_index WHERE name = ?').pluck().get(index);
    if (made === undefined) throw new Problem('not_found', `There is no index “${index}”`);
    const key = `${made}`;
    const writer = this.writers.get(key) ?? new EntryWriter(db, index);
    if (this.writers.size >= mostWriters) this.writers.clear();
    this.writers.set(key, writer);
    return writer;
  }

  async publish(index: string): Promise<void> {
    const sql = 'UPDATE fts_index SET published = change WHERE name = ? AND published <> change';
    await this.file.write((db) => db.prepare(sql).run(index));
  }

  async versions(
    index: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly IndexedVersion[]> {
    const { doc } = tablesOf(index);
    const sql = `SELECT id, position, checksum FROM ${doc} WHERE listed = 1 AND id > ? ORDER BY id LIMIT ?`;
    return this.file.reader.prepare<[string, number], IndexedVersion>(sql).all(after ?? '', limit);
  }
}

async function understood(entries: readonly IndexEntry[], refused: IndexRefusal[]): Promise<AnalysedEntry[]> {
  const taken: AnalysedEntry[] = [];
  for (const [i, entry] of entries.entries()) {
    if (i % entriesPerTurn === entriesPerTurn - 1) await turn();
    try {
      taken.push(analysed(entry));
    } catch (error) {
      refused.push({ id: entry.id, position: entry.position, reason: String(error).slice(0, 500) });
    }
  }
  return taken;
}
