import type { FastifyRequest } from 'fastify';
import { Problem } from '../../catalogue/problem.js';
import type { Client, Person } from '../../ports/callers.js';
import { keyHeader } from './access.js';
import type { Caller } from './caller.js';

/** Who stands behind credentials. Both throw an `unauthorized` problem for wrong ones, `unavailable` where it cannot be told. */
export interface Credentials {
  client(key: string, request: FastifyRequest): Client | Promise<Client>;
  person(token: string, request: FastifyRequest): Person | Promise<Person>;
}

/** Who sent a request. Throws an `unauthorized` problem where credentials came that are not right. */
export async function identify(request: FastifyRequest, credentials: Credentials): Promise<Caller> {
  const key = request.headers[keyHeader];
  const { authorization } = request.headers;
  return {
    client: typeof key === 'string' ? await credentials.client(key, request) : undefined,
    person:
      authorization === undefined ? undefined : await credentials.person(tokenIn(authorization), request),
  };
}

/** The same, but nobody where that cannot be told. */
export function identifyIfPossible(request: FastifyRequest, credentials: Credentials): Promise<Caller> {
  return identify(request, credentials).catch(() => ({}));
}

function tokenIn(authorization: string): string {
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new Problem('unauthorized', 'Authorization takes “Bearer” and a token.');
  return token;
}
