import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { SqlConnection } from '../../../../src/adapters/sql/connection.js';
import { assertMigrated, migrate, revert } from '../../../../src/adapters/sql/migrating/migrate.js';
import { schema } from '../../../../src/adapters/sql/schema.js';
import { describeWith } from '../../../support/services.js';
import { connected, describeSql, openMysql, type TestDatabase } from '../sql-databases.js';

const tables = schema.entities.length;
const all = schema.migrations.map((migration) => migration.name);

describeSql('migrations', (open) => {
  let connection: TestDatabase;
  afterEach(() => connection.close());

  it('leave nothing for TypeORM to change: they are in step with the entities', async () => {
    connection = await open();
    const { upQueries } = await connection.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });

  it('go up, down and up again', async () => {
    connection = await open();
    const full = await tableCount(connection);
    await revertAll(connection);
    const empty = await tableCount(connection);
    const again = (await migrate(connection.dataSource, { release: '2' })).applied;
    expect({ full, empty, again }).toEqual({ full: tables, empty: 0, again: all });
    expect(await tableCount(connection)).toBe(tables);
  });

  it('do nothing the second time', async () => {
    connection = await open();
    expect(await migrate(connection.dataSource, { release: '2' })).toEqual({ applied: [], refused: [] });
  });

  it('run once when several start them at the same time', async () => {
    connection = await open();
    await revertAll(connection);
    const others = await Promise.all([1, 2, 3].map(() => connected({ url: connection.url })));
    await Promise.all(others.map((other) => other.close()));
    const ran = await connection.database.query<{ name: string }>('SELECT name FROM migration ORDER BY id');
    expect(ran.map(({ name }) => name)).toEqual(all);
  });

  it('keep the database away from a release that is newer than the schema', async () => {
    connection = await open();
    await revert(connection.dataSource);
    await expect(assertMigrated(connection.dataSource)).rejects.toThrow(all.at(-1));
  });
});

describeWith('mysql', 'the schema on MySQL', (url) => {
  let connection: SqlConnection;
  beforeEach(async () => {
    connection = await openMysql(url);
  });
  afterEach(() => connection.close());

  it('compares names as people do and ids byte by byte', async () => {
    const { database } = connection;
    await database.execute("INSERT INTO brand (id, name) VALUES ('a', 'Zoé'), ('b', 'Weiß')");
    const named = await database.query("SELECT id FROM brand WHERE name IN ('zoe', 'weiss') ORDER BY id");
    const byId = await database.query("SELECT id FROM brand WHERE id IN ('A', 'Ä')");
    expect({ named, byId }).toEqual({ named: [{ id: 'a' }, { id: 'b' }], byId: [] });
  });

  it('finishes a migration that ended in the middle', async () => {
    const { database, dataSource } = connection;
    await database.execute('DROP TABLE offer');
    await database.execute("DELETE FROM migration WHERE name LIKE 'Catalogue%'");
    await migrate(dataSource, { release: '2' });
    expect(await tableCount(connection)).toBe(tables);
  });
});

async function revertAll({ dataSource }: SqlConnection): Promise<void> {
  for (const _ of all) await revert(dataSource);
}

async function tableCount({ database, dataSource }: SqlConnection): Promise<number> {
  const sql =
    database.dialect.name === 'mysql'
      ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  const rows = await database.query<{ name: string }>(sql);
  return rows.filter(({ name }) => name !== dataSource.options.migrationsTableName).length;
}
