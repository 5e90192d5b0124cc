/**
 * starting: systems are waited for; warming: the service asks itself; ready; draining: it serves on, but is on its way
 * out; stopped. An instance goes through them in this order, may leave some out, and never goes back.
 */
export const lifecycleStates = ['starting', 'warming', 'ready', 'draining', 'stopped'] as const;
export type LifecycleState = (typeof lifecycleStates)[number];

/** Where this instance is in its life. */
export abstract class Lifecycle {
  abstract readonly state: LifecycleState;
  /** When it came into this state. */
  abstract readonly since: Date;
  /** Aborts when the instance begins to drain: background work hands over. */
  abstract readonly draining: AbortSignal;
  /**
   * Aborts when the load balancer had its time to notice and the listener closes. Answers without an end (event
   * streams) end then, so that whoever comes again is sent to another instance.
   */
  abstract readonly closing: AbortSignal;
  /** Tells of each new state, at once and in order; what it returns ends the telling. */
  abstract onChange(tell: (state: LifecycleState) => void): () => void;
}
