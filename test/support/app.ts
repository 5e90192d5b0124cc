import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { assemble } from '../../src/app.js';
import { parseConfig } from '../../src/config.js';
import { RequestTracing } from '../../src/http/request-tracing.js';
import { credulousDesk } from './callers.js';

/** An app of just these modules, quiet, closed by `close`; whoever `asClient` or `asPerson` says may call it. */
export async function anApp(...imports: DynamicModule[]): Promise<NestFastifyApplication> {
  class TestModule {}
  const config = parseConfig({ NODE_ENV: 'test' });
  const { app } = await assemble(
    { module: TestModule, imports },
    config,
    new RequestTracing(),
    credulousDesk(),
  );
  app.useLogger(false);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
