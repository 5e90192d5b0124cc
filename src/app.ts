import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logs } from './adapters/logstash/logs.js';
import type { Config } from './config.js';
import { feedTypes } from './endpoints/imports/imports.schema.js';
import examples from './examples.json' with { type: 'json' };
import { FrontDesk } from './http/access/front-desk.js';
import { receive } from './http/access/reception.js';
import { admitBodies, boundBodies, streamBodies } from './http/bodies.js';
import { announceDeprecations } from './http/deprecation.js';
import { serveOpenApi, serveReference } from './http/docs.js';
import { serveExplorer } from './http/explorer.js';
import { installGate } from './http/gate.js';
import { fastifyOptions, installManners } from './http/manners.js';
import { mountAt, mountsIn } from './http/mount.js';
import { learnPeers } from './http/peers.js';
import { type Read, readsOf } from './http/reads.js';
import { RequestTracing } from './http/request-tracing.js';
import { traceOf } from './http/trace.js';
import { WatchedRequests } from './http/watched-requests.js';
import { InFlight } from './lifecycle/in-flight.js';
import { answerLiveness } from './lifecycle/liveness.js';
import { quietStart } from './lifecycle/quiet-start.js';
import { Systems } from './lifecycle/systems.js';
import { AccessLog } from './ports/access-log.js';
import type { Lifecycle } from './ports/lifecycle.js';
import { RequestMetrics } from './ports/request-metrics.js';

/** The whole service over a map of it, initialised but not yet listening. */
export interface App {
  readonly app: NestFastifyApplication;
  readonly inFlight: InFlight;
  /** What it can be asked without changing anything. */
  readonly reads: readonly Read[];
}

export async function createApp(
  config: Config,
  lifecycle: Lifecycle,
  module: DynamicModule,
  tracing?: RequestTracing,
): Promise<App> {
  const { app, document, routes } = await compose(config, module, tracing);
  const instance = app.getHttpAdapter().getInstance();
  const systems = app.get(Systems, { strict: false });
  const inFlight = new InFlight(instance, lifecycle);
  installGate(instance, mountsIn(module), (adapter) => systems.of(adapter));
  serveReference(app, document);
  serveExplorer(instance);
  await app.init();
  return { app, inFlight, reads: readsOf(routes.all, examples) };
}

/** The service without the reference's page, and not yet initialised. */
export async function compose(config: Config, module: DynamicModule, tracing = new RequestTracing()) {
  const assembled = await assemble(module, config, tracing);
  assembled.app.useLogger(quietStart(assembled.app.get(Logs, { strict: false }).logger));
  watchRequests(assembled.app, tracing);
  return assembled;
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

/** Mounted endpoints with the manners that all of them share, callers known by `desk` or by the module's own; not yet initialised. */
export async function assemble(
  module: DynamicModule,
  { http, build, access }: Pick<Config, 'http' | 'build' | 'access'>,
  tracing = new RequestTracing(),
  desk?: FrontDesk,
) {
  const trustProxy = http.trustProxy.length > 0 ? http.trustProxy : false;
  const mounts = mountsIn(module);
  const adapter = new FastifyAdapter({ ...fastifyOptions(tracing.sampler), trustProxy });
  answerLiveness(adapter.getHttpServer(), nameOf(build));
  learnPeers(adapter.getHttpServer());
  tracing.follow(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    abortOnError: false,
    routeConflictPolicy: { duplicate: 'error', shadow: 'warn' },
  });
  const { rateLimit, clientRateLimit, corsOrigins } = http;
  const { openCatalogue } = access;
  const routes = await installManners(app, { version: nameOf(build), corsOrigins });
  announceDeprecations(adapter.getInstance(), mounts);
  receive(adapter.getInstance(), desk ?? app.get(FrontDesk, { strict: false }), {
    ...{ openCatalogue, rateLimit, clientRateLimit },
    isMounted: (url) => mountAt(url, mounts) !== undefined,
  });
  streamBodies(adapter.getInstance(), feedTypes);
  admitBodies(adapter.getInstance());
  boundBodies(adapter.getInstance());
  const deprecationAt = (url: string) => mountAt(url, mounts)?.deprecated;
  const about = { version: build.version, openCatalogue, deprecationAt };
  return { app, document: serveOpenApi(app, routes, about, examples), routes };
}

/** Version and commit as semantic versioning puts them together. */
function nameOf({ version, commit }: Config['build']): string {
  return commit ? `${version}+${commit.slice(0, 7)}` : version;
}
