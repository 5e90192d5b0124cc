import { expect, it } from '@jest/globals';
import type { Database } from '../../../src/adapters/sql/database.js';
import { importId } from '../../../src/adapters/sql/importing/import-id.js';
import { SqlIndexBuilds } from '../../../src/adapters/sql/indexing/index-builds.js';
import { SqlIndexProgress } from '../../../src/adapters/sql/indexing/index-progress.js';
import { SqlLeases } from '../../../src/adapters/sql/indexing/leases.js';
import { SqlCategoryReader } from '../../../src/adapters/sql/reading/category-reader.js';
import { SqlChangeReader } from '../../../src/adapters/sql/reading/change-reader.js';
import { SqlBrandReader, SqlShopReader } from '../../../src/adapters/sql/reading/counted-reader.js';
import { SqlDocumentSource } from '../../../src/adapters/sql/reading/document-source.js';
import { SqlProductReader } from '../../../src/adapters/sql/reading/product-reader.js';
import { documentSourceContract } from '../../contracts/document-source.js';
import { indexBuildsContract, indexProgressContract } from '../../contracts/index-progress.js';
import { leasesContract } from '../../contracts/leases.js';
import { productReaderContract, type Readable } from '../../contracts/product-reader.js';
import { brandReaderContract, categoryReaderContract, shopReaderContract } from '../../contracts/taxonomy.js';
import { storeProducts } from '../../support/stored-product.js';
import { type SharedDatabase, describeOnEmpty } from './sql-databases.js';

describeOnEmpty('SqlProductReader', (open) =>
  productReaderContract(over(open, (db) => new SqlProductReader(db, new SqlChangeReader(db)))),
);
describeOnEmpty('SqlBrandReader', (open) => brandReaderContract(over(open, (db) => new SqlBrandReader(db))));
describeOnEmpty('SqlShopReader', (open) => shopReaderContract(over(open, (db) => new SqlShopReader(db))));
describeOnEmpty('SqlCategoryReader', (open) =>
  categoryReaderContract(over(open, (db) => new SqlCategoryReader(db))),
);
describeOnEmpty('SqlDocumentSource', (open) =>
  documentSourceContract(over(open, (db) => new SqlDocumentSource(db))),
);
describeOnEmpty('SqlIndexProgress', (open) =>
  indexProgressContract(over(open, (db) => new SqlIndexProgress(db))),
);

describeOnEmpty('SqlIndexBuilds', (open) =>
  indexBuildsContract(async () => {
    const { database, close } = await open();
    return { builds: new SqlIndexBuilds(database, importId), close };
  }),
);

describeOnEmpty('SqlLeases', (open) =>
  leasesContract(async () => {
    const { database, close } = await open();
    return { leases: new SqlLeases(database), close };
  }),
);

describeOnEmpty('SqlLeases, asked often', (open) => {
  it('writes nothing before a third of the time is over', async () => {
    const { database, close } = await open();
    let now = 0;
    const leases = new SqlLeases(database, () => now);
    const end = async () =>
      (await database.query<{ end: number }>('SELECT expires_at AS end FROM lease', []))[0]!.end;
    await leases.acquire('indexer', 'a', 60_000);
    const first = await end();
    now = 19_999;
    expect([await leases.acquire('indexer', 'a', 120_000), await end()]).toEqual([true, first]);
    now = 20_000;
    expect(await leases.acquire('indexer', 'a', 120_000)).toBe(true);
    expect(await end()).toBeGreaterThanOrEqual(first + 60_000);
    await close();
  });

  it('knows nothing of a lease that it gave back while it was being renewed', async () => {
    const { database, close } = await open();
    for (let n = 0; n < 20; n++) {
      let now = 0;
      const [here, there] = [new SqlLeases(database, () => now), new SqlLeases(database)];
      await here.acquire(`work ${n}`, 'a', 60_000);
      now = 30_000;
      await Promise.all([here.acquire(`work ${n}`, 'a', 60_000), here.release(`work ${n}`, 'a')]);
      const holders = [
        await there.acquire(`work ${n}`, 'b', 60_000),
        await here.acquire(`work ${n}`, 'a', 60_000),
      ];
      expect(holders.filter(Boolean)).toHaveLength(1);
    }
    await close();
  });

  it('knows nothing of a lease that it gave back', async () => {
    const { database, close } = await open();
    const [here, there] = [new SqlLeases(database), new SqlLeases(database)];
    await here.acquire('indexer', 'a', 60_000);
    await here.release('indexer', 'a');
    expect(await there.acquire('indexer', 'b', 60_000)).toBe(true);
    expect(await here.acquire('indexer', 'a', 60_000)).toBe(false);
    await close();
  });
});

function over<T>(
  open: () => Promise<SharedDatabase>,
  make: (database: Database) => T,
): () => Promise<Readable<T>> {
  return async () => {
    const { database, close } = await open();
    const store = (products: Parameters<typeof storeProducts>[1]) =>
      database.transaction((tx) => storeProducts(tx, products));
    return { reader: make(database), store, close };
  };
}
