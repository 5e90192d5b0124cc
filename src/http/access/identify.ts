import type { FastifyRequest } from 'fastify';
import { WrongCredentials } from '../../catalogue/wrong-credentials.js';
import type { Checks, Client, Person } from '../../ports/callers.js';
import { keyHeader } from './access.js';
import type { Audit } from './audit.js';
import type { Caller } from './caller.js';

export interface Credentials {
  readonly clients: Checks<Client>;
  readonly people: Checks<Person>;
}

/** Finds out who sent a request. */
export class Identification {
  constructor(
    private readonly credentials: Credentials,
    private readonly audit: Audit,
  ) {}

  /**
   * At once for who was checked a moment ago, and for nobody. Rejects with WrongCredentials where any came that are not
   * right, with a `too_many_requests` problem where they come from where many wrong ones came from, and with an
   * `unavailable` one where it cannot be told.
   */
  of(request: FastifyRequest): Caller | Promise<Caller> {
    const { [keyHeader]: given, authorization } = request.headers;
    if (given === undefined && authorization === undefined) return {};
    const key = given === undefined ? undefined : String(given);
    const token = authorization === undefined ? undefined : tokenIn(authorization);
    const client = key === undefined ? undefined : this.credentials.clients.known(key);
    const person = token === undefined ? undefined : this.credentials.people.known(token);
    const isDone = (key === undefined || client) && (token === undefined || person);
    return isDone ? { client, person } : this.check(request, key, token);
  }

  private async check(
    request: FastifyRequest,
    key: string | undefined,
    token: string | undefined,
  ): Promise<Caller> {
    const { clients, people } = this.credentials;
    this.audit.assertPatience(request);
    try {
      const client = key === undefined ? undefined : (clients.known(key) ?? (await clients.check(key)));
      const person = token === undefined ? undefined : (people.known(token) ?? (await people.check(token)));
      return { client, person };
    } catch (error) {
      if (error instanceof WrongCredentials) this.audit.note(error, request);
      throw error;
    }
  }
}

/** What comes by another scheme than `Bearer` is as wrong as an empty token. */
function tokenIn(authorization: string): string {
  return /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
}
