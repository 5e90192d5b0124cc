import { Figures } from '../ports/figures.js';
import { type Lifecycle, lifecycleStates } from '../ports/lifecycle.js';

export class LifecycleFigures extends Figures {
  readonly name = 'lifecycle';

  constructor(private readonly lifecycle: Lifecycle) {
    super();
  }

  read() {
    return lifecycleStates.map((state) => ({
      name: 'ogrom_lifecycle_state',
      help: '1 for the state in which this instance is.',
      type: 'gauge' as const,
      value: Number(state === this.lifecycle.state),
      labels: { state },
    }));
  }
}
