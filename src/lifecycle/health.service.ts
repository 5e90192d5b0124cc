import { Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Lifecycle } from '../ports/lifecycle.js';
import { Systems } from './systems.js';
import { WarmUp } from './warm-up.js';
import type { WatchedSystem } from './watched-system.js';

/** What stands in `/health`. */
export abstract class Release {
  abstract readonly version: string;
  abstract readonly commit?: string;
}

/** What is known of the service and its systems; nobody who asks waits for a system, or makes it work. */
@Injectable()
export class HealthService {
  constructor(
    private readonly systems: Systems,
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly lifecycle: Lifecycle,
    private readonly release: Release,
    private readonly warmUp: WarmUp,
  ) {}

  /**
   * Ready: warm, not draining, and something can be served. A shared system that fails must not take every instance
   * out at once, so what still can be served is.
   */
  readiness() {
    const { state } = this.lifecycle;
    const ready = state === 'ready' && this.systems.serving;
    const waitedFor = this.systems.all.filter(
      (one) => (one.away && !one.dispensable) || this.systems.missing.includes(one),
    );
    return { ready, state, waitingFor: ready ? [] : waitedFor.map(({ name }) => name) };
  }

  /** Started: warming is over. */
  startup() {
    const { state } = this.lifecycle;
    return { started: state !== 'starting' && state !== 'warming', state };
  }

  /** Every system, since when it is so, and what cannot be served where one is away. */
  async detail() {
    const asked = this.systems.all.filter(({ off }) => off === undefined);
    const checked = await this.checks.check(asked.map((system) => async () => this.indicator(system)));
    const { state, since } = this.lifecycle;
    const { version, commit } = this.release;
    const systems = { ...checked.details, ...this.switchedOff() };
    return { status: checked.status, state, since, version, commit, warmUp: this.warmUp.result, systems };
  }

  private indicator(system: WatchedSystem) {
    const { name, status, latencyMs, since, error, operations, dispensable } = system;
    const session = this.indicators.check(name);
    const rank = dispensable ? { dispensable } : {};
    if (status === 'up') return session.up({ latencyMs, since, ...rank });
    return session.degraded({ error: error ?? 'not checked yet', since, affects: [...operations], ...rank });
  }

  private switchedOff() {
    const off = this.systems.all.filter((one) => one.off !== undefined);
    return Object.fromEntries(off.map(({ name, off: why }) => [name, { status: 'off', why }]));
  }
}
