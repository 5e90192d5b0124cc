import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logs } from './adapters/logstash/logs.js';
import { appModule } from './app.module.js';
import type { Config } from './config.js';
import { feedTypes } from './endpoints/imports/imports.schema.js';
import examples from './examples.json' with { type: 'json' };
import { boundBodies, streamBodies } from './http/bodies.js';
import { logAccess } from './http/access-log.js';
import { serveOpenApi, serveReference } from './http/docs.js';
import { quietStart } from './lifecycle/quiet-start.js';
import { AccessLog } from './ports/access-log.js';
import { fastifyOptions, installManners } from './http/manners.js';

/** The whole service, initialised but not yet listening. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const { app, document } = await assemble(appModule(config), config);
  app.useLogger(quietStart(app.get(Logs, { strict: false }).logger));
  logAccess(app.getHttpAdapter().getInstance(), app.get(AccessLog, { strict: false }));
  await serveReference(app, document);
  return app.init();
}

/** Mounted endpoints with the manners that all of them share; not yet initialised. */
export async function assemble(module: DynamicModule, { http, build }: Pick<Config, 'http' | 'build'>) {
  const trustProxy = http.trustProxy.length > 0 ? http.trustProxy : false;
  const adapter = new FastifyAdapter({ ...fastifyOptions, trustProxy });
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
