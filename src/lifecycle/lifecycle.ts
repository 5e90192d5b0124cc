import { setMaxListeners } from 'node:events';
import { Lifecycle, type LifecycleState, lifecycleStates } from '../ports/lifecycle.js';

/** The life of this process. */
export class InstanceLifecycle extends Lifecycle {
  private current: LifecycleState = 'starting';
  private from = new Date();
  private readonly drain = new AbortController();
  private readonly end = new AbortController();
  private readonly listeners = new Set<(state: LifecycleState) => void>();

  readonly draining = this.drain.signal;
  readonly closing = this.end.signal;

  constructor() {
    super();
    // Any number of answers may wait for the end.
    setMaxListeners(0, this.draining, this.closing);
  }

  get state(): LifecycleState {
    return this.current;
  }

  get since(): Date {
    return this.from;
  }

  onChange(tell: (state: LifecycleState) => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }

  /** Goes on to a later state; an earlier one changes nothing, so that nothing makes a draining instance ready. */
  advance(to: LifecycleState): void {
    if (lifecycleStates.indexOf(to) <= lifecycleStates.indexOf(this.current)) return;
    this.current = to;
    this.from = new Date();
    for (const tell of this.listeners) tell(to);
    if (to === 'draining') this.drain.abort();
  }

  /** The listener is about to close. */
  close(): void {
    this.advance('draining');
    this.end.abort();
  }
}
