import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logs } from './adapters/logstash/logs.js';
import { appModule, tracingOf } from './app.module.js';
import type { Config } from './config.js';
import { feedTypes } from './endpoints/imports/imports.schema.js';
import examples from './examples.json' with { type: 'json' };
import { boundBodies, streamBodies } from './http/bodies.js';
import { serveOpenApi, serveReference } from './http/docs.js';
import { fastifyOptions, installManners } from './http/manners.js';
import { RequestTracing } from './http/request-tracing.js';
import { traceOf } from './http/trace.js';
import { WatchedRequests } from './http/watched-requests.js';
import { quietStart } from './lifecycle/quiet-start.js';
import { AccessLog } from './ports/access-log.js';
import { RequestMetrics } from './ports/request-metrics.js';

/** The whole service, initialised but not yet listening. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const { app, document } = await compose(config);
  await serveReference(app, document);
  return app.init();
}

/** The service without the reference's page. */
export async function compose(config: Config) {
  const tracing = tracingOf(config);
  const { app, document } = await assemble(appModule(config, tracing), config, tracing);
  app.useLogger(quietStart(app.get(Logs, { strict: false }).logger));
  watchRequests(app, tracing);
  return { app, document };
}

/** The access log, the metrics and the traces hear of every request. */
function watchRequests(app: NestFastifyApplication, tracing: RequestTracing): void {
  const log = app.get(AccessLog, { strict: false });
  const metrics = app.get(RequestMetrics, { strict: false });
  app
    .get(WatchedRequests, { strict: false })
    .watch(app.getHttpAdapter().getInstance(), [
      (entry) => log.record(entry),
      (entry) => metrics.record(entry),
      (entry, request) => tracing.answered(traceOf(request), entry),
    ]);
}

/** Mounted endpoints with the manners that all of them share; not yet initialised. */
export async function assemble(
  module: DynamicModule,
  { http, build }: Pick<Config, 'http' | 'build'>,
  tracing = new RequestTracing(),
) {
  const trustProxy = http.trustProxy.length > 0 ? http.trustProxy : false;
  const adapter = new FastifyAdapter({ ...fastifyOptions(tracing.sampler), trustProxy });
  tracing.follow(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    abortOnError: false,
    routeConflictPolicy: { duplicate: 'error', shadow: 'warn' },
  });
  const { rateLimit, corsOrigins } = http;
  const routes = await installManners(app, { version: build.version, rateLimit, corsOrigins });
  streamBodies(adapter.getInstance(), feedTypes);
  boundBodies(adapter.getInstance());
  return { app, document: serveOpenApi(app, routes, build.version, examples) };
}
