import {
  type BulkheadPolicy,
  bulkhead,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  type IPolicy,
  type IRetryBackoffContext,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { CallFailure, failureOf, tooSlow } from './call-failure.js';
import type { CallRules } from './call-rules.js';

const firstPauseMs = 100;
/** Longer than this nobody is made to wait for another attempt, whatever Retry-After says. */
const longestPauseMs = 1_000;

export const breakerStates = ['closed', 'open', 'half_open'] as const;

/** From the outside in: the time of the whole call, the bulkhead, retries, the breaker, the time of one attempt. */
export interface Resilience {
  readonly policy: IPolicy;
  readonly breaker: CircuitBreakerPolicy;
  readonly bulkhead: BulkheadPolicy;
}

export function resilienceOf(rules: CallRules, random: () => number): Resilience {
  const { totalMs, attemptMs, atOnce, waiting, retries, breaker: opening } = rules;
  const slots = bulkhead(atOnce, waiting);
  const breaker = circuitBreaker(
    handleWhen((error) => understood(error).grave),
    { breaker: new ConsecutiveBreaker(opening.failures), halfOpenAfter: opening.restMs },
  );
  const again = retry(
    handleWhen((error) => mayPass(understood(error))),
    { maxAttempts: retries, backoff: new DelegateBackoff((context) => pauseMs(context, random)) },
  );
  const policy = wrap(
    timeout(totalMs, TimeoutStrategy.Aggressive),
    slots,
    again,
    breaker,
    timeout(attemptMs, TimeoutStrategy.Aggressive),
  );
  return { policy, breaker, bulkhead: slots };
}

export function stateOf({ state }: CircuitBreakerPolicy): (typeof breakerStates)[number] {
  if (state === CircuitState.HalfOpen) return 'half_open';
  return state === CircuitState.Closed ? 'closed' : 'open';
}

/** Whatever a call was refused by, as a CallFailure. */
export function understood(error: unknown): CallFailure {
  if (isBrokenCircuitError(error)) return new CallFailure('resting', 'it failed too often and is left alone');
  if (isBulkheadRejectedError(error)) return new CallFailure('busy', 'too many calls wait for it already');
  // cockatiel 3.2.1's own isTaskCancelledError looks for the mark of another error.
  return error instanceof TaskCancelledError ? tooSlow() : failureOf(error);
}

function mayPass(failure: CallFailure): boolean {
  return failure.transient && (failure.more.retryAfterMs ?? 0) <= longestPauseMs;
}

/** At random up to 100, 200, 400 … ms, or what Retry-After asks for where that is longer. */
function pauseMs({ attempt, result }: IRetryBackoffContext<unknown>, random: () => number): number {
  const asked = 'error' in result ? (understood(result.error).more.retryAfterMs ?? 0) : 0;
  return Math.max(asked, random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)));
}
