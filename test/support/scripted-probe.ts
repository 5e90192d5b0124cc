import { HealthProbe } from '../../src/ports/health-probe.js';

type Behaviour = 'answers' | 'refuses' | 'is silent';

/** A system that does as it is told, and counts how often it was asked. */
export class ScriptedProbe extends HealthProbe {
  asked = 0;
  onAsk: () => void = () => undefined;
  /** What it does next, one after the other; the last for ever. */
  script: Behaviour[];

  constructor(
    readonly name: string,
    ...script: Behaviour[]
  ) {
    super();
    this.script = script;
  }

  check(signal: AbortSignal): Promise<void> {
    this.asked++;
    this.onAsk();
    const next = this.script.length > 1 ? this.script.shift() : this.script[0];
    if (next === 'answers') return Promise.resolve();
    if (next === 'refuses') return Promise.reject(refused());
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  }
}

/** As a client library says it: wrapped, and with an address in the message. */
function refused(): Error {
  const cause = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:3306'), { code: 'ECONNREFUSED' });
  return new Error('The database is not connected yet.', { cause });
}
