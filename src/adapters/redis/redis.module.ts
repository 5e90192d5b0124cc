import { type DynamicModule, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { SharedCounters } from '../../ports/shared-counters.js';
import type { RedisConnection } from './redis-connection.js';
import { RedisCounters } from './redis-counters.js';
import { RedisFigures } from './redis-figures.js';
import { RedisProbe } from './redis-probe.js';

/** The connection, begun at the start and closed after the last request. */
class Opened implements OnApplicationShutdown {
  constructor(readonly connection: RedisConnection) {}

  onApplicationShutdown(): void {
    this.connection.close();
  }
}

/** Its client is loaded only where there is a Redis: half a megabyte of code. */
async function opened(url: string): Promise<Opened> {
  const { RedisConnection } = await import('./redis-connection.js');
  return new Opened(new RedisConnection(url, new Logger('Redis')));
}

/** Counts that instances share in Redis or Valkey. The app starts and serves while that is away. */
export function redisAdapter({ url }: { url: string }): DynamicModule {
  return {
    module: class RedisModule {},
    providers: [
      { provide: Opened, useFactory: () => opened(url) },
      {
        provide: SharedCounters,
        useFactory: ({ connection }: Opened) => new RedisCounters(connection),
        inject: [Opened],
      },
      {
        provide: Figures,
        useFactory: ({ connection }: Opened, counters: RedisCounters) =>
          new RedisFigures(connection, counters),
        inject: [Opened, SharedCounters],
      },
      {
        provide: HealthProbe,
        useFactory: ({ connection }: Opened) => new RedisProbe(connection),
        inject: [Opened],
      },
    ],
    exports: [SharedCounters, HealthProbe],
  };
}
