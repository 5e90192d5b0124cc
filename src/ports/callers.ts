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
