import type { FastifyInstance, FastifyReply, onRequestAsyncHookHandler } from 'fastify';
import { Problem } from '../../catalogue/problem.js';
import { permits, type Scope } from '../../catalogue/scopes.js';
import type { DescribedSchema } from '../operation.js';
import type { Access } from './access.js';
import { type Caller, noteCaller } from './caller.js';
import { type Credentials, identify, identifyIfPossible } from './identify.js';

export interface AccessRules {
  /** Whether everybody may read the catalogue. */
  readonly openCatalogue: boolean;
  readonly credentials: Credentials;
}

/** Lets each operation be called by those that it names, and nobody else. Call before the routes are registered. */
export function enforceAccess(instance: FastifyInstance, rules: AccessRules): void {
  instance.addHook('onRoute', (route) => {
    const access = (route.schema as DescribedSchema | undefined)?.operation?.access;
    if (access === undefined) return;
    const admission = access === 'open' ? welcome(rules) : admit(access, rules);
    route.onRequest = [...[route.onRequest ?? []].flat(), admission];
  });
}

function welcome({ credentials }: AccessRules): onRequestAsyncHookHandler {
  return async (request) => noteCaller(request, await identifyIfPossible(request, credentials));
}

function admit(access: Exclude<Access, 'open'>, rules: AccessRules): onRequestAsyncHookHandler {
  const assert = assertion(access, rules);
  return async (request, reply) => {
    const caller = await identify(request, rules.credentials);
    assert(caller, reply);
    noteCaller(request, caller);
  };
}

function assertion(access: Exclude<Access, 'open'>, { openCatalogue }: AccessRules) {
  if (access === 'catalogue') return openCatalogue ? () => undefined : hasScope('catalogue:read');
  return 'scope' in access ? hasScope(access.scope) : isPerson;
}

function hasScope(scope: Scope) {
  return ({ client }: Caller, reply: FastifyReply): void => {
    if (!client) throw unauthorized(reply, 'ApiKey', `a key with the scope ${scope} in X-API-Key`);
    if (!permits(client.scopes, scope))
      throw new Problem('forbidden', `This needs a key with the scope ${scope}.`);
  };
}

function isPerson({ person }: Caller, reply: FastifyReply): void {
  if (!person) throw unauthorized(reply, 'Bearer', 'a bearer token of a person in Authorization');
}

function unauthorized(reply: FastifyReply, scheme: 'ApiKey' | 'Bearer', what: string): Problem {
  reply.header('www-authenticate', `${scheme} realm="ogrom"`);
  return new Problem('unauthorized', `This needs ${what}.`);
}
