import { agentFor, attempt } from './attempt.js';
import { CallCounts } from './call-counts.js';
import type { CallFailure } from './call-failure.js';
import type { CallAnswer, CallRequest, CallRules } from './call-rules.js';
import { resilienceOf, stateOf, understood } from './resilience.js';

/**
 * Somebody else's service over HTTP. A call ends within `totalMs` whatever the other side does, with its answer or a
 * CallFailure; a service that fails again and again is left alone for a while.
 */
export class ThirdParty {
  private readonly agent;
  private readonly resilience;
  /** Of the last call that was sent; undefined where that was answered. */
  lastFailure: CallFailure | undefined;

  constructor(
    private readonly rules: CallRules,
    readonly counts: CallCounts = new CallCounts(),
    random: () => number = Math.random,
  ) {
    this.agent = agentFor(rules);
    this.resilience = resilienceOf(rules, random);
  }

  get name(): string {
    return this.rules.name;
  }

  get state() {
    return stateOf(this.resilience.breaker);
  }

  /** Calls that are under way, and calls that wait. */
  get load(): { readonly inFlight: number; readonly waiting: number } {
    const { executionSlots, queueSlots } = this.resilience.bulkhead;
    return {
      inFlight: this.rules.atOnce - executionSlots,
      waiting: this.rules.waiting - queueSlots,
    };
  }

  /** Ends early, as a failure, where `signal` aborts. */
  async call(request: CallRequest, signal?: AbortSignal): Promise<CallAnswer> {
    const started = performance.now();
    const { policy } = this.resilience;
    try {
      const answer = await policy.execute(
        (context) => attempt(this.agent, this.rules, request, context.signal),
        signal,
      );
      this.counts.ok(performance.now() - started);
      this.lastFailure = undefined;
      return answer;
    } catch (error) {
      throw this.failed(understood(error), performance.now() - started);
    }
  }

  /** Breaks what is under way off. */
  close(): Promise<void> {
    return this.agent.destroy();
  }

  private failed(failure: CallFailure, ms: number): CallFailure {
    this.counts.failed(failure.kind, ms);
    if (failure.grave) this.lastFailure = failure;
    return failure;
  }
}
