import { type Figure, Figures } from '../../ports/figures.js';
import type { Link } from './redis.js';
import type { RedisCounters } from './redis-counters.js';

export class RedisFigures extends Figures {
  readonly name = 'redis';

  constructor(
    private readonly connection: Link,
    private readonly counters: RedisCounters,
  ) {
    super();
  }

  read(): readonly Figure[] {
    const help = 'Counts for rate limits that were asked for: counted by all, or by this instance alone.';
    const usable = Number(this.connection.usable !== undefined);
    const up = { name: 'ogrom_redis_usable', help: 'Whether counts are shared now.', type: 'gauge' as const };
    const asked = { name: 'ogrom_shared_counts_total', help, type: 'counter' as const };
    return [
      { ...up, value: usable },
      ...[...this.counters.outcomes].map(([outcome, value]) => ({ ...asked, value, labels: { outcome } })),
    ];
  }
}
