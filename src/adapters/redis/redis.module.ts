import type { DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { SharedCounters } from '../../ports/shared-counters.js';
import { Redis } from './redis.js';
import { RedisCounters } from './redis-counters.js';
import { RedisFigures } from './redis-figures.js';
import { RedisProbe } from './redis-probe.js';

/** Counts that instances share in Redis or Valkey. The app starts and serves while that is away. */
export function redisAdapter({ url }: { url: string }): DynamicModule {
  return {
    module: class RedisModule {},
    providers: [
      {
        provide: Redis,
        useFactory: (host: HttpAdapterHost) => new Redis(url, host),
        inject: [HttpAdapterHost],
      },
      { provide: SharedCounters, useFactory: (redis: Redis) => new RedisCounters(redis), inject: [Redis] },
      {
        provide: Figures,
        useFactory: (redis: Redis, counters: RedisCounters) => new RedisFigures(redis, counters),
        inject: [Redis, SharedCounters],
      },
      { provide: HealthProbe, useFactory: (redis: Redis) => new RedisProbe(redis), inject: [Redis] },
    ],
    exports: [SharedCounters, HealthProbe],
  };
}
