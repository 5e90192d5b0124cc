import type { DynamicModule } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/adapters/sql/database.js';
import { sqlAdapter } from '../../../src/adapters/sql/sql.module.js';
import { HealthProbe } from '../../../src/ports/health-probe.js';
import { ProductReader } from '../../../src/ports/product-reader.js';

const mute = { log: () => undefined, warn: () => undefined, error: () => undefined };

describe('sqlAdapter', () => {
  const started: { close(): Promise<void> }[] = [];
  afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

  const start = async (...adapters: DynamicModule[]) => {
    const app = await Test.createTestingModule({ imports: adapters }).setLogger(mute).compile();
    started.push(app);
    return app.init();
  };

  it('starts while the server is away; its ports refuse and its probe says why', async () => {
    const app = await start(sqlAdapter({ url: 'mysql://nobody@127.0.0.1:1/nothing', name: 'outlet' }));
    const probe = app.get(HealthProbe, { strict: false });
    await expect(app.get(ProductReader, { strict: false }).find('a')).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(probe.check(AbortSignal.timeout(1000))).rejects.toThrow();
    expect(probe.name).toBe('mysql-outlet');
  });

  it('is a value: one of them serves two apps, each with a database of its own', async () => {
    const adapter = sqlAdapter({ url: 'sqlite::memory:' });
    const [one, two] = [await start(adapter), await start(adapter)];
    await one.get(Database, { strict: false }).execute("INSERT INTO brand (id, name) VALUES ('a', 'A')");
    await one.close();
    const brands = await two.get(Database, { strict: false }).query('SELECT id FROM brand');
    expect(brands).toEqual([]);
  });

  it('does not start on a SQLite file that cannot be opened, nor on a URL of another kind', async () => {
    await expect(start(sqlAdapter({ url: 'sqlite:/dev/null/catalogue.sqlite' }))).rejects.toThrow(
      /ENOTDIR|EEXIST/,
    );
    await expect(start(sqlAdapter({ url: 'postgres://host/catalogue' }))).rejects.toThrow(
      'mysql:// or sqlite:',
    );
  });
});
