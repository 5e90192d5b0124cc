import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../catalogue/problem.js';
import { isClient } from './callers.js';

export interface RateLimit {
  /** How many requests an address may make in a window. */
  readonly requests: number;
  readonly seconds: number;
}

/** Counts requests by address and says so in `RateLimit` and `RateLimit-Policy` (IETF draft); over it: 429. */
export function rateLimit({ requests, seconds }: RateLimit) {
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds });
  const policy = `"default";q=${requests};w=${seconds}`;
  const say = (state: RateLimiterRes, reply: FastifyReply): void => {
    const reset = Math.ceil(state.msBeforeNext / 1000);
    reply
      .header('ratelimit-policy', policy)
      .header('ratelimit', `"default";r=${state.remainingPoints};t=${reset}`);
    if (state.consumedPoints > requests) {
      throw new Problem('too_many_requests', `More than ${requests} requests in ${seconds} s.`, {
        retryAfter: reset,
      });
    }
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // Probes and scrapers are no clients: a load balancer must never be told that it asks too often.
    if (isClient(request)) say(await limiter.consume(request.ip).catch(counted), reply);
  };
}

/** Over the limit the state comes as a rejection. */
function counted(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}
