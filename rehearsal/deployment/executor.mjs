import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../measure/clock.mjs';
import { rollback } from './rollback.mjs';
import { weights } from './weights.mjs';
import { errorRate } from './enhanced-health.mjs';

const pollMs = 50;

/** A step that did not come to its end as it should; the deployment is rolled back. */
class DeploymentFailed extends Error {}

/** Takes the steps of plans over a fleet behind a balancer, each as a phase of its own. */
export class Executor {
  #percent;

  constructor({ fleet, balancer, settings, phases, load, migrate, signal }) {
    Object.assign(this, { fleet, balancer, settings, phases, load, migrate, signal });
  }

  /** Where a step fails, the way back; what failed, or undefined. */
  async deploy(plan) {
    const originals = Object.keys(this.fleet.running);
    try {
      await this.run(plan);
      return undefined;
    } catch (error) {
      if (!(error instanceof DeploymentFailed)) throw error;
      await this.run(rollback({ running: this.fleet.running, originals }));
      return error.message;
    }
  }

  async run(plan) {
    for (const step of plan) {
      this.signal.throwIfAborted();
      this.phases.begin(step.title);
      await this[step.action](step);
    }
  }

  async launch({ instances, release }) {
    for (const name of instances) {
      const port = await this.fleet.launch(name, release);
      await this.balancer.register(name, port, this.#weights()[name]);
    }
  }

  /** Until the load balancer has found each healthy as often as it wants to. */
  async healthy({ instances }) {
    const deadline = now() + this.settings.timeoutMs;
    for (const name of instances) {
      while (!(await this.balancer.healthy(name))) {
        const words = this.fleet.exited(name);
        if (words !== undefined) throw new DeploymentFailed(`${name} has ended: ${words}`);
        if (now() > deadline)
          throw new DeploymentFailed(`${name} was not healthy in ${this.settings.timeoutMs} ms`);
        await pause(pollMs, undefined, { signal: this.signal });
      }
      this.fleet.settled(name);
    }
  }

  /** Enhanced health: so many good looks in a row at what the release answers. */
  async watch({ release }) {
    const { everyMs, times } = this.settings.look;
    await this.#observe(release, everyMs * times);
  }

  async evaluate({ release }) {
    await this.#observe(release, this.settings.evaluationMs);
  }

  async deregister({ instances }) {
    for (const name of instances) await this.balancer.drain(name);
    await pause(this.settings.deregistrationMs, undefined, { signal: this.signal });
    for (const name of instances) await this.balancer.remove(name);
  }

  async stop({ instances }) {
    await Promise.all(instances.map((name) => this.fleet.stop(name)));
  }

  async weigh({ percent }) {
    this.#percent = percent;
    for (const [name, weight] of Object.entries(this.#weights())) await this.balancer.weigh(name, weight);
  }

  #weights() {
    return weights(this.fleet.running, this.#percent);
  }

  /** Ends early, as failed, at the first look that finds too many errors. */
  async #observe(release, forMs) {
    const { version } = this.fleet.releases[release];
    const began = now();
    while (now() < began + forMs) {
      await pause(Math.min(this.settings.look.everyMs, began + forMs - now()), undefined, {
        signal: this.signal,
      });
      const { answers, errors, bad } = errorRate(this.load.records, {
        version,
        since: began - this.settings.look.everyMs,
      });
      if (bad) throw new DeploymentFailed(`${errors} of ${answers} answers of ${version} were errors`);
    }
  }
}
