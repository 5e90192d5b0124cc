import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isbot } from 'isbot';
import type { Client } from '../../ports/callers.js';
import type { AgentClass } from '../../ports/click-log.js';

/** Who clicks, as far as it matters. */
export interface Visitor {
  readonly agent: AgentClass;
  /** Asked for in advance by a browser, perhaps in vain. */
  readonly prefetch: boolean;
  /** The same for the same person, offer and salt; nobody can tell the person from it without the salt. */
  visit(offerId: string, salt: string): string;
}

const foreseen = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

export function visitorOf(request: Pick<FastifyRequest, 'headers' | 'ip'>, client?: Client): Visitor {
  const { headers, ip } = request;
  const userAgent = headers['user-agent'] ?? '';
  return {
    agent: agentOf(userAgent, client),
    prefetch: foreseen.some((name) => /prefetch|prerender|preview/i.test(String(headers[name] ?? ''))),
    visit: (offerId, salt) =>
      hash('sha256', `${salt}\n${ip}\n${userAgent}\n${offerId}`, 'base64url').slice(0, 22),
  };
}

/** A client's program asks with the name of its HTTP library, which bots use too; its key says that it is none. */
function agentOf(userAgent: string, client: Client | undefined): AgentClass {
  if (client) return 'app';
  if (userAgent === '' || isbot(userAgent)) return 'bot';
  if (/mobi|android|iphone|ipad/i.test(userAgent)) return 'mobile';
  return userAgent.startsWith('Mozilla/') ? 'desktop' : 'other';
}
