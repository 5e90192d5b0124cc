import type { Scope } from '../catalogue/scopes.js';

/** A client team's program, known by its key. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** A person, as the team's identity provider knows them. */
export interface Person {
  /** Names the person at the identity provider for good; at most 255 characters. */
  readonly sub: string;
  readonly name?: string;
}

/** Who stands behind credentials of one kind. */
export interface Checks<T> {
  /** Who that is, where it was checked a moment ago and was right; undefined says nothing. */
  known(credentials: string): T | undefined;
  /** Rejects with WrongCredentials, or an `unavailable` problem where it cannot be told. */
  check(credentials: string): Promise<T>;
}

/** Knows people by the bearer tokens of an identity provider. */
export abstract class People implements Checks<Person> {
  abstract known(token: string): Person | undefined;
  abstract check(token: string): Promise<Person>;
}
