import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logs } from './adapters/logstash/logs.js';
import { createApp } from './app.js';
import { type Config, ConfigError, parseConfig } from './config.js';
import { shutDownOnSignals } from './lifecycle/shutdown.js';
import { keepHeapSmall } from './lifecycle/small-heap.js';
import { FeedStore, Imports } from './ports/imports.js';
import { loadSample } from './importing/sample.js';

keepHeapSmall();
const config = readConfig();
const app = await createApp(config);
const logs = app.get(Logs, { strict: false });
shutDownOnSignals(app, { ...config.lifecycle, flush: (ms) => logs.flush(ms) });
await app.listen({ port: config.http.port, host: config.http.host });
if (config.database.sampleCatalogue)
  await loadSample(app.get(Imports, { strict: false }), app.get(FeedStore, { strict: false }));
greet(app);

function readConfig(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

function greet(running: NestFastifyApplication): void {
  if (!process.stdout.isTTY && config.production) return;
  const address = running.getHttpServer().address() as AddressInfo;
  const base = `http://localhost:${address.port}`;
  process.stdout.write(`
Ogrom serves on ${base}
  the reference       ${base}/docs
  a search to try     ${base}/v1/search?q=blue+shirt&facets=brand,colour
  its health          ${base}/health
Ctrl-C ends it.
`);
}
