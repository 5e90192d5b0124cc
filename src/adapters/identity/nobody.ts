import { WrongCredentials } from '../../catalogue/wrong-credentials.js';
import { People, type Person } from '../../ports/callers.js';

/** Knows no one, because nobody said who knows people. */
export class Nobody extends People {
  known(): undefined {
    return undefined;
  }

  check(): Promise<Person> {
    const message = 'No identity provider is configured here, so no bearer token is right.';
    return Promise.reject(new WrongCredentials('token', 'not_configured', message));
  }
}
