import { HealthProbe } from '../../ports/health-probe.js';
import type { ShopDesk } from './shop-desk.js';

/** Rejects while shops are left alone because they failed, naming them; asks nobody. */
export class ShopsProbe extends HealthProbe {
  constructor(
    readonly name: string,
    private readonly desks: ReadonlyMap<string, ShopDesk>,
  ) {
    super();
  }

  check(): Promise<void> {
    const resting = [...this.desks].filter(([, { party }]) => party.state !== 'closed');
    if (resting.length === 0) return Promise.resolve();
    const reasons = resting.map(([shop, { party }]) => `${shop}: ${party.lastFailure?.message}`);
    return Promise.reject(new Error(`left alone for a while: ${reasons.join('; ')}`));
  }
}
