import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logs } from '../../src/adapters/logstash/logs.js';
import { appModule, tracingOf } from '../../src/app.module.js';
import { compose } from '../../src/app.js';
import { type Environment, parseConfig } from '../../src/config.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { Receiver } from '../adapters/logstash/receiver.js';
import { aCatalogue } from './catalogue.js';
import { seriesIn } from './exposition.js';

export interface WatchedApp {
  readonly app: NestFastifyApplication;
  /** The catalogue's, unless the environment has another. */
  readonly databaseUrl: string;
  /** Series of /metrics whose names begin like this. */
  series(prefix: string): Promise<Map<string, number>>;
  /** All that was logged so far, as the receiver got it. */
  lines(): Promise<string[]>;
  close(): Promise<void>;
}

/** The whole service in this process over an embedded catalogue of one product, without background work; `prepare` may add routes. */
export async function aWatchedApp(
  env: Environment = {},
  prepare: (app: NestFastifyApplication) => void = () => undefined,
): Promise<WatchedApp> {
  const catalogue = await aCatalogue([{ sku: 'A' }]);
  const receiver = await new Receiver().listen();
  const still = { NODE_ENV: 'test', DATABASE_URL: catalogue.url, INDEXER: 'false', IMPORTER: 'false' };
  const logging = { LOG_LEVEL: 'fatal', LOGSTASH_URL: `tcp://127.0.0.1:${receiver.port}` };
  const config = parseConfig({ ...still, ...logging, ...env });
  const tracing = tracingOf(config);
  const { app } = await compose(config, appModule(config, new InstanceLifecycle(), tracing), tracing);
  prepare(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const logs = app.get(Logs, { strict: false });
  return {
    app,
    databaseUrl: config.database.url,
    series: async (prefix) => {
      const { body } = await app.inject({ url: '/metrics' });
      return new Map([...seriesIn(body)].filter(([name]) => name.startsWith(prefix)));
    },
    lines: async () => {
      if (!(await logs.flush(10_000))) throw new Error('the log did not leave the process');
      for (let before = -1; before !== receiver.lines.length; await pause(50)) before = receiver.lines.length;
      return receiver.lines;
    },
    close: async () => {
      await app.close();
      logs.close();
      await receiver.close();
      catalogue.remove();
    },
  };
}
