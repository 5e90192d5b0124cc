import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import { Database } from '../../src/adapters/sql/database.js';
import { following } from '../../src/changes/changes.module.js';
import { changesEndpoint } from '../../src/endpoints/changes/changes.module.js';
import type { ChangesOptions } from '../../src/endpoints/changes/changes.options.js';
import { mount } from '../../src/http/mount.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { lifecycleModule } from '../../src/lifecycle/lifecycle.module.js';
import { ChangeTrimmer } from '../../src/ports/change-log.js';
import { anApp } from './app.js';
import { type ChangeTraits, writeChanges } from './change-log.js';
import { seriesOf } from './figures.js';

export interface ChangeApp {
  readonly app: NestFastifyApplication;
  readonly base: string;
  readonly lifecycle: InstanceLifecycle;
  /** Writes changes in one transaction; their positions. */
  write(changes: readonly ChangeTraits[]): Promise<number[]>;
  /** Removes all that is older than this. */
  trim(ageMs: number): Promise<number>;
  /** The figures that the app tells, by name. */
  figures(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** The changes endpoint over an empty embedded catalogue, listening. */
export async function aChangeApp(options: Partial<ChangesOptions> = {}): Promise<ChangeApp> {
  const lifecycle = new InstanceLifecycle();
  const sql = sqlAdapter({ url: 'sqlite::memory:' });
  const endpoint = changesEndpoint({
    snapshot: '/v1/products?limit=100',
    readers: 100,
    heartbeatMs: 15_000,
    drainMs: 0,
    ...options,
  });
  const from = [sql, following({ from: [sql] }), lifecycleModule(lifecycle)];
  const app = await anApp(mount('v1/changes', endpoint, { from }));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const database = app.get(Database, { strict: false });
  return {
    app,
    base: `http://127.0.0.1:${port}`,
    lifecycle,
    write: (changes) => writeChanges(database, changes),
    trim: (ageMs) => app.get(ChangeTrimmer, { strict: false }).trim(ageMs, Number.MAX_SAFE_INTEGER, 10_000),
    figures: () => seriesOf(app),
    close: () => app.close(),
  };
}
