import type { SqlConnection } from '../../../src/adapters/sql/connection.js';
import { Database, type Queryable } from '../../../src/adapters/sql/database.js';
import { SqlFeedStore } from '../../../src/adapters/sql/importing/feed-store.js';
import { SqlImportQueue } from '../../../src/adapters/sql/importing/import-queue.js';
import { SqlImports } from '../../../src/adapters/sql/importing/imports.js';
import { SqlCatalogueWriter } from '../../../src/adapters/sql/writing/catalogue-writer.js';
import { inEuros } from '../../../src/catalogue/base-price.js';
import type { ProductDocument } from '../../../src/catalogue/product.js';
import { dumpCatalogue } from '../../support/catalogue-dump.js';
import type { ChangeEntry, Importing, OpenImporting } from '../../support/importing.js';
import type { OpenDatabase } from './sql-databases.js';

const toBase = inEuros({ USD: 1.25, INR: 90 });

export function sqlImporting(open: OpenDatabase): OpenImporting {
  return async () => importingOver(await open());
}

export function importingOver({ database, close }: SqlConnection): Importing {
  return {
    imports: new SqlImports(database),
    feeds: new SqlFeedStore(database, { maxBytes: 1_000_000 }),
    queue: new SqlImportQueue(database, { maxAttempts: 3 }),
    writer: new SqlCatalogueWriter(database, toBase),
    failing: (body) => body(new SqlCatalogueWriter(new FailingDatabase(database), toBase)),
    dump: () => dumpCatalogue(database),
    changes: () =>
      database.query<ChangeEntry>('SELECT position, entity_id, kind FROM change_entry ORDER BY position'),
    documents: () => documentsOf(database),
    close,
  };
}

async function documentsOf(database: Queryable): Promise<ReadonlyMap<string, ProductDocument>> {
  const sql = 'SELECT document FROM product_document WHERE listed = 1';
  const rows = await database.query<{ document: string }>(sql);
  const documents = rows.map((row) => JSON.parse(row.document) as ProductDocument);
  return new Map(documents.map((document) => [document.id, document]));
}

/** Breaks each transaction where it writes the change log, the last but one of its statements. */
class FailingDatabase extends Database {
  readonly dialect;

  constructor(private readonly inner: Database) {
    super();
    this.dialect = inner.dialect;
  }

  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    return this.inner.query(sql, params);
  }

  execute(sql: string, params?: readonly unknown[]): Promise<number> {
    return this.inner.execute(sql, params);
  }

  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.inner.transaction((tx) =>
      work({ query: tx.query, execute: (sql, params) => breaking(tx, sql, params) }),
    );
  }
}

function breaking(tx: Queryable, sql: string, params?: readonly unknown[]): Promise<number> {
  if (sql.includes('change_entry')) throw new Error('the disk broke');
  return tx.execute(sql, params);
}
