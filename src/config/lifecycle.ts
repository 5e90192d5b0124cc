import type { Environment, Read } from './environment.js';
import { integer } from './values.js';

export const lifecycleVariables = (env: Environment) => {
  const drain = Number(env['DRAIN_MS'] ?? 3_000);
  const hasServer = /^(mysql|mariadb):/.test(env['DATABASE_URL'] ?? '');
  return {
    DRAIN_MS: integer(0, 300_000).default(3_000).describe('milliseconds, at most 300000'),
    WARMUP_MS: integer(0, 60_000)
      .default(hasServer ? 10_000 : 0)
      .describe('milliseconds, at most 60000; 0 for no warm-up'),
    SHUTDOWN_MS: integer(1, 600_000)
      .default(9_000)
      .refine((ms) => !(ms <= drain))
      .describe('milliseconds, more than DRAIN_MS and at most 600000'),
  };
};

/**
 * How long it warms at most before it is ready; how long readiness says 503 before the listener closes, and when
 * the process ends at the latest.
 */
export const lifecycle = (all: Read<typeof lifecycleVariables>) => ({
  warmUpMs: all.WARMUP_MS,
  drainMs: all.DRAIN_MS,
  shutdownMs: all.SHUTDOWN_MS,
});
