import { BackgroundLoop } from '../lifecycle/background-loop.js';
import { BuildRunner } from './build-runner.js';

const idleMs = 500;

/** Runs index builds for as long as the app lives. */
export class BuildWorker extends BackgroundLoop {
  constructor(private readonly runner: BuildRunner) {
    super();
  }

  protected override async step(): Promise<number> {
    return (await this.runner.runNext()) ? 0 : idleMs;
  }
}
