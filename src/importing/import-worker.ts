import { BackgroundLoop } from '../lifecycle/background-loop.js';
import { ImportRunner } from './import-runner.js';

const idleMs = 400;

/** Runs imports as they come; on shutdown it hands over the one that it has not finished. */
export class ImportWorker extends BackgroundLoop {
  constructor(private readonly runner: ImportRunner) {
    super();
  }

  protected override async step(): Promise<number> {
    return (await this.runner.runNext()) ? 0 : idleMs;
  }

  protected override stop(): void {
    this.runner.stop();
  }
}
