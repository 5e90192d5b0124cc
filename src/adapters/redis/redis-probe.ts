import { HealthProbe } from '../../ports/health-probe.js';
import type { Redis } from './redis.js';

/** Rejects while counts are not shared, saying why. */
export class RedisProbe extends HealthProbe {
  readonly name = 'redis';

  constructor(private readonly redis: Redis) {
    super();
  }

  async check(signal: AbortSignal): Promise<void> {
    await this.redis.tried(signal);
    const client = this.redis.usable;
    if (!client) throw new Error(this.redis.error);
    await client.ping();
  }
}
