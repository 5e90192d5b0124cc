export const lifecycleStates = ['starting', 'ready', 'draining', 'stopped'] as const;
export type LifecycleState = (typeof lifecycleStates)[number];

/** Where this instance is in its life. */
export class Lifecycle {
  private current: LifecycleState = 'starting';

  get state(): LifecycleState {
    return this.current;
  }

  /** Ready to serve, unless it is already on its way out. */
  ready(): void {
    if (this.current === 'starting') this.current = 'ready';
  }

  /** On its way out: goes on serving, but wants no new work. */
  drain(): void {
    this.current = 'draining';
  }

  stop(): void {
    this.current = 'stopped';
  }
}
