import { afterEach, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { addColumn, dropColumn } from '../../../../migrations/columns.js';
import { migrations } from '../../../../migrations/index.js';
import type { Contract, Expand, Migration } from '../../../../migrations/migration.js';
import { Presence } from '../../../../src/adapters/sql/migrating/instances.js';
import {
  assertMigrated,
  migrate,
  type MigrateOptions,
  migrationStates,
} from '../../../../src/adapters/sql/migrating/migrate.js';
import { eventually } from '../../../support/eventually.js';
import { describeSql, type TestDatabase } from '../sql-databases.js';

/** The release that has it reads `brand.note` no more. */
const stops: Expand = {
  name: 'StopsUsingNote1800000001000',
  kind: 'expand',
  up: (runner) => addColumn(runner, 'brand', 'remark', 'varchar(10) NULL'),
  down: async () => undefined,
};
const drops: Contract = {
  name: 'DropsNote1800000002000',
  kind: 'contract',
  after: stops.name,
  up: (runner) => dropColumn(runner, 'brand', 'note'),
  down: async () => undefined,
};

describeSql('a contract migration', (open) => {
  let connection: TestDatabase;
  afterEach(() => connection.close());

  /** A catalogue that release 1 migrated, with `brand.note`. */
  async function released(): Promise<DataSource> {
    connection = await open({ release: '1' });
    await connection.database.execute('ALTER TABLE brand ADD COLUMN note varchar(10) NULL');
    return connection.dataSource;
  }

  const migrateWith = (steps: readonly Migration[], release: string, more: Partial<MigrateOptions> = {}) => {
    const { dataSource } = connection;
    Object.assign(dataSource, {
      migrations: [...dataSource.migrations.slice(0, migrations.length), ...steps],
    });
    return migrate(dataSource, { release, ...more });
  };
  const isThere = () =>
    connection.database.query('SELECT note FROM brand').then(
      () => true,
      () => false,
    );

  it('runs with the release after the one that stopped using what goes', async () => {
    const dataSource = await released();
    expect(await migrateWith([stops], '2')).toEqual({ applied: [stops.name], refused: [] });
    expect(await migrateWith([stops, drops], '3')).toEqual({ applied: [drops.name], refused: [] });
    expect(await isThere()).toBe(false);
    const [first, ...rest] = [...(await migrationStates(dataSource))].reverse();
    expect(first).toMatchObject({ name: drops.name, kind: 'contract', state: 'applied', version: '3' });
    expect(rest[0]).toMatchObject({ name: stops.name, version: '2', appliedAt: expect.any(String) });
  });

  it('is refused in the same release, as often as that tries; the release can start all the same', async () => {
    const dataSource = await released();
    const refused = [
      {
        name: drops.name,
        reason: expect.stringContaining(`${stops.name}, which it follows, came with this same release (2)`),
        advice: expect.stringContaining('the next one'),
      },
    ];
    expect(await migrateWith([stops, drops], '2')).toEqual({ applied: [stops.name], refused });
    expect(await migrateWith([stops, drops], '2')).toEqual({ applied: [], refused });
    expect(await isThere()).toBe(true);
    await assertMigrated(dataSource);
  });

  it('is refused while an instance runs that does not know what it follows', async () => {
    await released();
    await migrateWith([stops], '2');
    const { database } = connection;
    const [old, young] = [
      new Presence(database, 'a', { version: '1', host: 'left-behind', migrations: ['Other'] }),
      new Presence(database, 'b', { version: '2', host: 'new', migrations: [stops.name] }),
    ];
    old.start();
    young.start();
    const running = () => database.query('SELECT id FROM instance');
    await eventually(async () => ((await running()).length === 2 ? true : undefined));
    expect(await migrateWith([stops, drops], '3')).toMatchObject({
      applied: [],
      refused: [{ reason: 'an instance (1 on left-behind) may still use what it takes away' }],
    });
    await old.stop();
    expect(await migrateWith([stops, drops], '3')).toMatchObject({ applied: [drops.name], refused: [] });
    await young.stop();
    expect(await running()).toEqual([]);
  });

  it('does not wait for an instance that died a while ago', async () => {
    await released();
    await migrateWith([stops], '2');
    await connection.database.execute("INSERT INTO instance VALUES ('a', '1', 'dead', '[]', 1)");
    expect(await migrateWith([stops, drops], '3')).toMatchObject({ refused: [] });
  });

  it('can be left for later, and done at once where nothing runs', async () => {
    await released();
    expect(await migrateWith([stops, drops], '2', { expandOnly: true })).toEqual({
      applied: [stops.name],
      refused: [],
    });
    expect(await migrateWith([stops, drops], '2', { offline: true })).toMatchObject({
      applied: [drops.name],
    });
  });

  it('runs at once on a database that no other release ever saw', async () => {
    await released();
    await connection.database.execute("UPDATE migration SET version = '2'");
    expect(await migrateWith([stops, drops], '2')).toMatchObject({ applied: [stops.name, drops.name] });
  });

  it('waits where releases have no names', async () => {
    await released();
    await connection.database.execute("UPDATE migration SET version = 'development'");
    expect(await migrateWith([stops, drops], 'development')).toMatchObject({
      refused: [{ name: drops.name }],
    });
  });

  it('names what broke, and goes on from there', async () => {
    await released();
    let disk = 'full';
    const breaks: Expand = {
      ...stops,
      up: async (runner) => {
        await stops.up(runner);
        if (disk === 'full') throw new Error('the disk is full');
      },
    };
    await expect(migrateWith([breaks], '2')).rejects.toThrow(`${stops.name} failed: the disk is full`);
    disk = 'free';
    expect(await migrateWith([breaks], '2')).toMatchObject({ applied: [stops.name] });
  });
});
