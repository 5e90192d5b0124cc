import { Injectable } from '@nestjs/common';
import type { Database } from 'better-sqlite3';
import { Problem } from '../../catalogue/problem.js';
import { SearchIndexes } from '../../ports/search-index.js';
import { FtsFile } from './fts-file.js';
import { createTables, dropTables, tablesVersion } from './tables.js';

const currentSql = 'SELECT name FROM fts_alias JOIN fts_index USING (made)';
const wellFormed = /^[a-z0-9_-]{1,100}$/;

/** Each index is a set of tables; a row says which one searches read. */
@Injectable()
export class FtsIndexes extends SearchIndexes {
  readonly mapping = tablesVersion;

  constructor(private readonly file: FtsFile) {
    super();
  }

  async current(): Promise<string | undefined> {
    return currentOf(this.file.reader);
  }

  async mappingOf(name: string): Promise<number> {
    const sql = 'SELECT mapping FROM fts_index WHERE name = ?';
    const version = this.file.reader.prepare<[string], number>(sql).pluck().get(name);
    if (version === undefined) throw noSuch(name);
    return version;
  }

  async create(name: string): Promise<void> {
    if (!wellFormed.test(name)) throw new Problem('invalid_request', `“${name}” is no name for an index`);
    await this.file.write((db) => {
      if (exists(db, name)) throw new Problem('conflict', `There is already an index “${name}”`);
      db.prepare('INSERT INTO fts_index (name, mapping) VALUES (?, ?)').run(name, tablesVersion);
      createTables(db, name);
    });
  }

  async activate(name: string): Promise<void> {
    const sql = 'INSERT OR REPLACE INTO fts_alias (one, made) SELECT 1, made FROM fts_index WHERE name = ?';
    const { changes } = await this.file.write((db) => db.prepare(sql).run(name));
    if (changes === 0) throw noSuch(name);
  }

  async list(): Promise<readonly string[]> {
    return this.file.reader.prepare<[], string>('SELECT name FROM fts_index ORDER BY made').pluck().all();
  }

  async drop(name: string): Promise<void> {
    await this.file.write((db) => {
      if (!exists(db, name)) return;
      if (currentOf(db) === name) throw new Problem('conflict', `Searches read the index “${name}”`);
      dropTables(db, name);
      db.prepare('DELETE FROM fts_index WHERE name = ?').run(name);
    });
  }
}

const noSuch = (name: string) => new Problem('not_found', `There is no index “${name}”`);

function currentOf(db: Database): string | undefined {
  return db.prepare<[], string>(currentSql).pluck().get();
}

function exists(db: Database, name: string): boolean {
  return db.prepare('SELECT 1 FROM fts_index WHERE name = ?').get(name) !== undefined;
}
