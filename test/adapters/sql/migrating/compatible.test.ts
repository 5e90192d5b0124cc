import { afterEach, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from '../../../../migrations/columns.js';
import { migrations } from '../../../../migrations/index.js';
import type { Migration } from '../../../../migrations/migration.js';
import { revert } from '../../../../src/adapters/sql/migrating/migrate.js';
import { breaksBetween } from '../../../support/schema/breaks.js';
import { snapshot } from '../../../support/schema/snapshot.js';
import { describeSql, type TestDatabase } from '../sql-databases.js';

describeSql('each migration', (open) => {
  let connection: TestDatabase;
  afterEach(() => connection.close());

  /** What is wrong with the kinds of these, run one after the other on the schema as it is. */
  async function undeclared(steps: readonly Migration[]): Promise<string[]> {
    const { database, dataSource } = connection;
    const runner = dataSource.createQueryRunner();
    const found: string[] = [];
    for (const one of steps) {
      const before = await snapshot(database, database.dialect.name);
      await one.up(runner);
      const after = await snapshot(database, database.dialect.name);
      if (one.kind === 'expand')
        found.push(...breaksBetween(before, after).map((what) => `${one.name} is not an expand: ${what}`));
    }
    await runner.release();
    return found;
  }

  it('is backward compatible, or declared as a contract', async () => {
    connection = await open();
    for (const _ of migrations) await revert(connection.dataSource);
    expect(await undeclared(migrations.map((Step) => new Step()))).toEqual([]);
  });

  it('is caught where it breaks the release before it and says nothing of that', async () => {
    connection = await open();
    const found = await undeclared([
      expand('ALTER TABLE brand RENAME COLUMN name TO title'),
      expand('ALTER TABLE feed DROP COLUMN sha256'),
      expand('DROP TABLE image'),
      expand('CREATE UNIQUE INDEX one_title ON product (title)'),
      expand("ALTER TABLE shop ADD COLUMN rating int NOT NULL DEFAULT '0'"),
      step('expand', (runner) => addColumn(runner, 'shop', 'note', 'varchar(10) NULL')),
      step('contract', (runner) => dropColumn(runner, 'shop', 'note')),
    ]);
    expect(found.map((line) => line.replace(/^.*expand: /, ''))).toEqual([
      'brand.name is dropped or renamed',
      'brand.title is new, NOT NULL and has no default',
      'feed.sha256 is dropped or renamed',
      'the table image is dropped or renamed',
      'product (title) is newly unique',
    ]);
  });

  it('is caught where a type narrows', async () => {
    connection = await open();
    if (connection.database.dialect.name === 'sqlite') return; // It cannot change the type of a column.
    const found = await undeclared([
      expand('ALTER TABLE brand MODIFY name varchar(100) NOT NULL'),
      expand('ALTER TABLE feed MODIFY sha256 varchar(64) COLLATE utf8mb4_bin NOT NULL'),
      expand('ALTER TABLE image MODIFY n bigint NOT NULL'),
      expand('ALTER TABLE category MODIFY depth varchar(9) NOT NULL'),
      expand('ALTER TABLE shop ADD COLUMN country varchar(2) NOT NULL'),
      expand('ALTER TABLE offer ADD CONSTRAINT dear CHECK (price_minor > 0)'),
    ]);
    expect(found.map((line) => line.replace(/^.*expand: /, ''))).toEqual([
      expect.stringMatching(/^brand.name changes from varchar\(200\).* to varchar\(100\)/),
      'feed.sha256 becomes NOT NULL',
      expect.stringMatching(/^category.depth changes from int.* to varchar\(9\)/),
      'shop.country is new, NOT NULL and has no default',
      'offer has a new rule: check dear',
    ]);
  });
});

describe('contract migrations', () => {
  it('name the expand before them whose release stopped using what goes', () => {
    const all = migrations.map((Step) => new Step());
    const wrong = all.filter(
      (one, n) => one.kind === 'contract' && !expandsBefore(all, n).includes(one.after),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('stand in the order of their times, as all do', () => {
    const names = migrations.map(({ name }) => name.slice(-13));
    expect(names).toEqual([...names].sort());
  });
});

const expandsBefore = (all: readonly Migration[], n: number) =>
  all.slice(0, n).flatMap(({ kind, name }) => (kind === 'expand' ? [name] : []));

function step(kind: Migration['kind'], up: (runner: QueryRunner) => Promise<unknown>): Migration {
  const down = async () => undefined;
  return {
    name: 'Step1',
    kind,
    after: 'Step0',
    up: async (runner) => void (await up(runner)),
    down,
  } as Migration;
}

const expand = (sql: string) => step('expand', (runner) => runner.query(sql));
