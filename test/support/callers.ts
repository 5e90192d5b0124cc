import { Problem } from '../../src/catalogue/problem.js';
import { type Scope, scopeNames } from '../../src/catalogue/scopes.js';
import type { Credentials } from '../../src/http/access/identify.js';

/** Headers of a client that has just these scopes, as an app of `anApp` knows it. */
export function asClient(...scopes: Scope[]): Record<string, string> {
  return { 'x-api-key': `test_${scopes.join('+')}` };
}

/** Headers of a person, as an app of `anApp` knows them; their name is their `sub`. */
export function asPerson(sub: string): Record<string, string> {
  return { authorization: `Bearer test_${sub}` };
}

/** Believes what `asClient` and `asPerson` say; the real checks have tests of their own. */
export const believed: Credentials = {
  client(key) {
    const scopes = scopeNames.filter((name) => after(key).split('+').includes(name));
    return { id: key, name: 'a test', scopes };
  },
  person(token) {
    return { sub: after(token), name: after(token) };
  },
};

function after(credential: string): string {
  if (!credential.startsWith('test_'))
    throw new Problem('unauthorized', 'These credentials are not a test’s.');
  return credential.slice('test_'.length);
}
