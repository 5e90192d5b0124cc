import { HealthProbe } from '../../ports/health-probe.js';
import type { JwksKeys } from './jwks-keys.js';

/** Rejects while the identity provider's keys cannot be had or are old; being asked keeps them fresh. */
export class JwksProbe extends HealthProbe {
  readonly name = 'identity';

  constructor(private readonly keys: JwksKeys) {
    super();
  }

  check(): Promise<void> {
    return this.keys.keepFresh();
  }
}
