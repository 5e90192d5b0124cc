import { HealthProbe } from '../../ports/health-probe.js';
import type { Engine } from './engine.js';

export class ElasticsearchProbe extends HealthProbe {
  constructor(
    private readonly engine: Engine,
    override readonly name: string,
  ) {
    super();
  }

  async check(signal: AbortSignal): Promise<void> {
    await this.engine.ping(signal);
  }
}
