import { type Scope, scopeNames } from '../../src/catalogue/scopes.js';
import { WrongCredentials } from '../../src/catalogue/wrong-credentials.js';
import { Audit } from '../../src/http/access/audit.js';
import { FrontDesk } from '../../src/http/access/front-desk.js';
import { Limits } from '../../src/http/limits/limits.js';
import type { Checks, Client, Person } from '../../src/ports/callers.js';

/** Headers of a client that has just these scopes, as an app of `anApp` knows it. */
export function asClient(...scopes: Scope[]): Record<string, string> {
  return { 'x-api-key': `test_${scopes.join('+')}` };
}

/** Headers of a person, as an app of `anApp` knows them; their name is their `sub`. */
export function asPerson(sub: string): Record<string, string> {
  return { authorization: `Bearer test_${sub}` };
}

/** Believes what `asClient` and `asPerson` say; the real checks have tests of their own. */
export function credulousDesk(): FrontDesk {
  const limits = new Limits();
  return new FrontDesk({ clients, people }, limits, new Audit(limits));
}

const clients: Checks<Client> = checks('key', (text) => {
  const scopes = scopeNames.filter((name) => text.split('+').includes(name));
  return { id: text.replaceAll(/\W/g, '-'), name: 'a test', scopes };
});

const people: Checks<Person> = checks('token', (text) => ({ sub: text, name: text }));

function checks<T>(kind: 'key' | 'token', made: (text: string) => T): Checks<T> {
  const known = (text: string) => (text.startsWith('test_') ? made(text.slice('test_'.length)) : undefined);
  const check = () => Promise.reject(new WrongCredentials(kind, 'unknown', 'They are not of a test.'));
  return { known, check };
}
