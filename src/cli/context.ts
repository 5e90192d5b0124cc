import { NestFactory } from '@nestjs/core';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';

/** Runs a command's work over these modules, without HTTP, and closes them after it. */
export async function within<T>(
  imports: readonly DynamicModule[],
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  class CommandModule {}
  const app = await NestFactory.createApplicationContext(
    { module: CommandModule, imports: [...imports] },
    { logger: ['error'] },
  );
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
