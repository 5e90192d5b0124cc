import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamicModule } from '@nestjs/common';
import { Logs } from './adapters/logstash/logs.js';
import { type App, createApp } from './app.js';
import type { Config } from './config.js';
import { developmentKey } from './http/access/development-key.js';
import { ownHeaders } from './http/callers.js';
import type { RequestTracing } from './http/request-tracing.js';
import { loadSample, searchable } from './importing/sample.js';
import { askAt } from './lifecycle/ask.js';
import type { InstanceLifecycle } from './lifecycle/lifecycle.js';
import type { Served, Shutdown } from './lifecycle/shutdown.js';
import { Systems } from './lifecycle/systems.js';
import { WarmUp } from './lifecycle/warm-up.js';
import { ClientKeys, Clients } from './ports/clients.js';
import { FeedStore, Imports } from './ports/imports.js';
import { IndexProgress } from './ports/index-progress.js';
import { SearchIndexes } from './ports/search-index.js';

/** For so long an instance waits for systems without which it can serve something. */
const patienceMs = 5_000;
/** The sample takes some seconds, once; an instance that gets no further says so by its searches. */
const samplePatienceMs = 30_000;
const reapMs = 100;

export interface Serving {
  readonly address: AddressInfo;
  /** With every scope; only over the embedded catalogue, and never in production. */
  readonly key: string | undefined;
}

/** Serves a map of the service: listens at once, is ready once its systems have come and it is warm. */
export async function serve(
  config: Config,
  lifecycle: InstanceLifecycle,
  shutdown: Shutdown,
  module: DynamicModule,
  tracing?: RequestTracing,
): Promise<Serving> {
  const served = await createApp(config, lifecycle, module, tracing);
  const { app } = served;
  const ending = endingOf(served);
  shutdown.attach(ending, config.lifecycle);
  lifecycle.onChange((state) => ending.log.log({ message: state }, 'lifecycle'));
  await app.listen({ port: config.http.port, host: config.http.host });
  const address = (app.getHttpServer() as Server).address() as AddressInfo;
  await app.get(Systems, { strict: false }).come(patienceMs, lifecycle.draining);
  if (config.database.sampleCatalogue && !lifecycle.draining.aborted)
    await sample(served, config.work, lifecycle.draining);
  const key = await keyOf(served, config);
  await warm(served, address, config.lifecycle.warmUpMs, lifecycle);
  lifecycle.advance('ready');
  return { address, key };
}

/** Loads the sample; where this instance does the work for it, the first search after its start shall find it. */
async function sample({ app }: App, work: Config['work'], draining: AbortSignal): Promise<void> {
  const get = <T>(port: abstract new () => T) => app.get(port, { strict: false });
  const [imports, indexes, progress] = [get(Imports), get(SearchIndexes), get(IndexProgress)];
  const id = await loadSample(imports, get(FeedStore));
  if (!work.importer || !work.indexer) return;
  const reached = async () => {
    const index = await indexes.current();
    return index === undefined ? 0 : progress.position(index);
  };
  const signal = AbortSignal.any([draining, AbortSignal.timeout(samplePatienceMs)]);
  // Where a system is away, searches say so themselves, and what needs none of it is served.
  await searchable(id, imports, reached, signal).catch(() => undefined);
}

async function keyOf({ app }: App, config: Config): Promise<string | undefined> {
  if (!config.access.developmentKey) return undefined;
  const [clients, keys] = [app.get(Clients, { strict: false }), app.get(ClientKeys, { strict: false })];
  return developmentKey(config.database.folder, clients, keys);
}

async function warm(
  { app, reads }: App,
  address: AddressInfo,
  forMs: number,
  lifecycle: InstanceLifecycle,
): Promise<void> {
  if (forMs === 0) return;
  lifecycle.advance('warming');
  const warmUp = app.get(WarmUp, { strict: false });
  await warmUp.run(reads, askAt(address, ownHeaders), forMs, lifecycle.draining);
}

function endingOf({ app, inFlight }: App): Served {
  const logs = app.get(Logs, { strict: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      // A socket that was busy at close and falls idle later is not reaped by Node (fastify#7044).
      setInterval(() => (app.getHttpServer() as Server).closeIdleConnections(), reapMs).unref();
      done();
    });
  return { close: () => app.close(), inFlight, log: logs.logger, flush: (ms) => logs.flush(ms) };
}
