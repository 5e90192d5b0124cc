import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { assemble } from '../../src/app.js';
import { parseConfig } from '../../src/config.js';

/** An app of just these modules, quiet, closed by `close`. */
export async function anApp(...imports: DynamicModule[]): Promise<NestFastifyApplication> {
  class TestModule {}
  const { app } = await assemble({ module: TestModule, imports }, parseConfig({ NODE_ENV: 'test' }));
  app.useLogger(false);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
