import { BackgroundLoop } from '../lifecycle/background-loop.js';
import type { Lifecycle } from '../ports/lifecycle.js';
import { BuildRunner } from './build-runner.js';

const idleMs = 500;

/** Runs index builds; one that is under way when the instance drains is left to another, which begins it again. */
export class BuildWorker extends BackgroundLoop {
  constructor(
    private readonly runner: BuildRunner,
    lifecycle: Lifecycle,
  ) {
    super(lifecycle);
  }

  protected override async step(): Promise<number> {
    return (await this.runner.runNext()) ? 0 : idleMs;
  }

  protected override stop(): void {
    this.runner.stop();
  }
}
