import type { FastifyRequest } from 'fastify';
import type { Client, Person } from '../../ports/callers.js';

/** Who sent a request, as far as right credentials say. */
export interface Caller {
  readonly client?: Client;
  readonly person?: Person;
}

const nobody: Caller = {};
const callers = new WeakMap<FastifyRequest, Caller>();

export function callerOf(request: FastifyRequest): Caller {
  return callers.get(request) ?? nobody;
}

export function noteCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}
