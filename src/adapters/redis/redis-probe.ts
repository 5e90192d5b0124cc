import { HealthProbe } from '../../ports/health-probe.js';
import type { RedisConnection } from './redis-connection.js';

/** Rejects while counts are not shared, saying why. */
export class RedisProbe extends HealthProbe {
  readonly name = 'redis';

  constructor(private readonly connection: RedisConnection) {
    super();
  }

  async check(): Promise<void> {
    const client = this.connection.usable;
    if (!client) throw new Error(this.connection.error);
    await client.ping();
  }
}
