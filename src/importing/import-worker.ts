import { BackgroundLoop } from '../lifecycle/background-loop.js';
import type { Lifecycle } from '../ports/lifecycle.js';
import { ImportRunner } from './import-runner.js';

const idleMs = 400;

/** Runs imports as they come; when the instance drains it hands over the one that it has not finished. */
export class ImportWorker extends BackgroundLoop {
  constructor(
    private readonly runner: ImportRunner,
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
