import type { FastifyRequest } from 'fastify';
import type { Client, Person } from '../../ports/callers.js';

/** Who sent a request, as far as right credentials say. */
export interface Caller {
  readonly client?: Client;
  readonly person?: Person;
}

const nobody: Caller = {};
const caller = Symbol('caller');
type Called = FastifyRequest & { [caller]?: Caller };

export function callerOf(request: Called): Caller {
  return request[caller] ?? nobody;
}

export function noteCaller(request: Called, known: Caller): void {
  request[caller] = known;
}
