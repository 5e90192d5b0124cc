import type { FastifyReply } from 'fastify';
import { Problem } from '../../catalogue/problem.js';
import { permits, type Scope } from '../../catalogue/scopes.js';
import type { WrongCredentials } from '../../catalogue/wrong-credentials.js';
import type { Access } from './access.js';
import type { Caller } from './caller.js';

/** Whether nobody has to say who he is; `open` where everybody may read the catalogue. */
export function isForAll(access: Access, open: boolean): boolean {
  return access === 'open' || (access === 'catalogue' && open);
}

/** Throws an `unauthorized` or `forbidden` problem where the caller is not one of those who may. */
export function assertAdmitted(access: Access, caller: Caller, reply: FastifyReply, open: boolean): void {
  if (isForAll(access, open)) return;
  if (typeof access === 'string') return assertScope('catalogue:read', caller, reply);
  return 'scope' in access ? assertScope(access.scope, caller, reply) : assertPerson(caller, reply);
}

/** The refusal of credentials that are not right. */
export function refusal({ kind, message }: WrongCredentials, reply: FastifyReply): Problem {
  const scheme = kind === 'key' ? apiKey : `${bearer}, error="invalid_token"`;
  return unauthorized(reply, scheme, message);
}

function assertScope(scope: Scope, { client }: Caller, reply: FastifyReply): void {
  const needed = `This needs a key with the scope ${scope}`;
  if (!client) throw unauthorized(reply, apiKey, `${needed} in X-API-Key.`);
  if (!permits(client.scopes, scope)) throw new Problem('forbidden', `${needed}.`);
}

function assertPerson({ person }: Caller, reply: FastifyReply): void {
  if (!person) throw unauthorized(reply, bearer, 'This needs a bearer token of a person in Authorization.');
}

const apiKey = 'ApiKey realm="ogrom"';
const bearer = 'Bearer realm="ogrom"';

/** Says in `WWW-Authenticate` which credentials would do (RFC 9110, 11.6.1; RFC 6750, 3). */
function unauthorized(reply: FastifyReply, scheme: string, detail: string): Problem {
  reply.header('www-authenticate', scheme);
  return new Problem('unauthorized', detail);
}
