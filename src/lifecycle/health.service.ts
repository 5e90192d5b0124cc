import { Inject, Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Lifecycle } from './lifecycle.js';
import { type ProbedSystem, ProbedSystems } from './probes.module.js';

const timeoutMs = 1_000;
const cacheMs = 1_000;

/** What stands in `/health`. */
export abstract class Release {
  abstract readonly version: string;
}

@Injectable()
export class HealthService {
  private readonly answered = new Set<ProbedSystem>();

  constructor(
    @Inject(ProbedSystems) private readonly systems: readonly ProbedSystem[],
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly lifecycle: Lifecycle,
    private readonly release: Release,
  ) {}

  /** Ready: alive, not draining, and every vital system has answered at least once. */
  async readiness(): Promise<{ ready: boolean; state: string; waitingFor: string[] }> {
    const vital = this.systems.filter((system) => system.vital && !this.answered.has(system));
    await Promise.all(vital.map((system) => this.attempt(system)));
    const waitingFor = vital.filter((system) => !this.answered.has(system)).map(({ probe }) => probe.name);
    if (waitingFor.length === 0) this.lifecycle.ready();
    return { ready: this.lifecycle.state === 'ready', state: this.lifecycle.state, waitingFor };
  }

  /** Every system with its latency, and what is affected where one is away. */
  async detail() {
    const { status, details } = await this.checks.check(
      this.systems.map((system) => () => this.indicator(system)),
    );
    return { status, state: this.lifecycle.state, version: this.release.version, systems: details };
  }

  // A shared system that fails must not take every instance out at once: it degrades, with what it takes along.
  private async indicator(system: ProbedSystem) {
    const result = await this.attempt(system);
    const { status, ...data } = result[system.probe.name]!;
    const session = this.indicators.check(system.probe.name);
    return status === 'up' ? session.up(data) : session.degraded({ ...data, affects: system.affects });
  }

  private async attempt(system: ProbedSystem) {
    const check = this.indicators
      .check(system.probe.name)
      .attempt(({ signal }) => system.probe.check(signal));
    const result = await check.withTimeout(timeoutMs).cacheFor(cacheMs);
    if (result[system.probe.name]?.status === 'up') this.answered.add(system);
    return result;
  }
}
