import { HealthProbe } from '../../ports/health-probe.js';

/** A third party that the configuration leaves out. */
export class SwitchedOff extends HealthProbe {
  constructor(
    readonly name: string,
    override readonly off: string,
  ) {
    super();
  }

  check(): Promise<void> {
    return Promise.resolve();
  }
}
