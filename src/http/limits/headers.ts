import type { FastifyReply } from 'fastify';
import type { Policy, Used } from './limits.js';

/** Says the limits and what is left of each, in `RateLimit-Policy` and `RateLimit` (IETF draft). */
export function tellLimits(reply: FastifyReply, all: readonly Used[]): void {
  let [policies, left] = ['', ''];
  for (const used of all) {
    policies += `${policies && ', '}${policyText(used.policy)}`;
    left += `${left && ', '}${usedText(used)}`;
  }
  reply.header('ratelimit-policy', policies).header('ratelimit', left);
}

function policyText({ name, requests, seconds }: Policy): string {
  return `"${name}";q=${requests};w=${seconds}`;
}

function usedText({ policy, count, endsInMs }: Used): string {
  const left = Math.max(0, policy.requests - count);
  return `"${policy.name}";r=${left};t=${Math.max(0, Math.ceil(endsInMs / 1000))}`;
}
