import { Figures } from '../../ports/figures.js';
import { type Breaker, breakerStates } from './breaker.js';

export class EngineFigures extends Figures {
  constructor(
    readonly name: string,
    private readonly breaker: Breaker,
  ) {
    super();
  }

  read() {
    const states = breakerStates.map((state) => ({
      name: 'ogrom_breaker_state',
      help: '1 for the state in which the circuit breaker is.',
      type: 'gauge' as const,
      value: Number(state === this.breaker.state),
      labels: { system: this.name, state },
    }));
    const refused = {
      name: 'ogrom_breaker_refused_total',
      help: 'Calls that the open circuit breaker did not let through.',
      type: 'counter' as const,
      value: this.breaker.refused,
      labels: { system: this.name },
    };
    return [...states, refused];
  }
}
