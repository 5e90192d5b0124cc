import type { LoggerService } from '@nestjs/common';

const told = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** The logger without the hundred lines in which Nest tells how it puts modules and routes together. */
export function quietStart(logger: LoggerService): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      if (!told.has(String(rest.at(-1)))) logger.log(message, ...rest);
    },
    error: (...line: [unknown, ...unknown[]]) => logger.error(...line),
    warn: (...line: [unknown, ...unknown[]]) => logger.warn(...line),
    fatal: (...line: [unknown, ...unknown[]]) => logger.fatal?.(...line),
    debug: (...line: [unknown, ...unknown[]]) => logger.debug?.(...line),
    verbose: (...line: [unknown, ...unknown[]]) => logger.verbose?.(...line),
  };
}
