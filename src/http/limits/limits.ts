import { Problem } from '../../catalogue/problem.js';
import type { Count, SharedCounters } from '../../ports/shared-counters.js';
import { LocalCounters } from './local-counters.js';

export interface RateLimit {
  /** How many requests in a window. */
  readonly requests: number;
  readonly seconds: number;
}

/** What a limit counts by, as it stands in `RateLimit-Policy`. */
export interface Policy extends RateLimit {
  readonly name: string;
}

/** A limit and how much of it is used. */
export interface Used extends Count {
  readonly policy: Policy;
}

/**
 * Counts requests against limits: here at once, and with the other instances where they share their counts. Who is over
 * a limit by what is known here costs no round trip, nor does who is counted out of what this instance took ahead; others
 * cost one, whatever the number of limits.
 */
export class Limits {
  constructor(
    private readonly shared?: SharedCounters,
    private readonly local = new LocalCounters(),
  ) {}

  /** Throws a `too_many_requests` problem at once where the count here says so; `all` tells what others have counted. */
  count(policy: Policy, who: string): { here: Used; all: Promise<Used> | undefined } {
    const key = `${policy.name}:${who}`;
    const windowMs = policy.seconds * 1000;
    const here = { policy, ...this.local.add(key, windowMs) };
    if (isOver(here)) return { here, all: undefined };
    const shared = this.shared?.add(key, windowMs, aheadOf(policy));
    if (shared instanceof Promise)
      return { here, all: shared.then((count) => this.learnt(here, key, count)) };
    return { here: this.learnt(here, key, shared), all: undefined };
  }

  /** What was counted so far, as far as it is known here. */
  usedOf(policy: Policy, who: string): Used | undefined {
    const count = this.local.read(`${policy.name}:${who}`);
    return count && { policy, ...count };
  }

  get forgotten(): number {
    return this.local.forgotten;
  }

  private learnt(here: Used, key: string, count: Count | undefined): Used {
    if (!count) return here;
    const used = { policy: here.policy, ...count };
    if (isOver(used)) this.local.raise(key, count);
    return used;
  }
}

/**
 * A five-hundredth of a limit at a time. Never do more get through than the limit; what instances have taken and not used,
 * up to 2 % with ten of them, may keep some from it. Limits below 1,000 are counted one by one.
 */
function aheadOf({ requests }: Policy): number {
  return Math.max(1, Math.floor(requests / 500));
}

export function isOver({ policy, count }: Used): boolean {
  return count > policy.requests;
}

export function tooMany({ policy, endsInMs }: Used): Problem {
  const { name, requests, seconds } = policy;
  return new Problem('too_many_requests', `More than ${requests} in ${seconds} s for this ${name}.`, {
    retryAfter: Math.max(1, Math.ceil(endsInMs / 1000)),
  });
}
