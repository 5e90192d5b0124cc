import type { Scope } from '../catalogue/scopes.js';
import type { Client } from './callers.js';

export const keyStates = ['live', 'expired', 'revoked'] as const;

/** A key, as far as it may be shown again: nobody has its secret but the client. */
export interface ClientKey {
  readonly id: string;
  readonly state: (typeof keyStates)[number];
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface ClientRecord extends Client {
  /** For how many days each of its keys is made. */
  readonly keyDays: number;
  readonly createdAt: string;
  readonly revokedAt?: string;
  /** Newest first; at most two are live. */
  readonly keys: readonly ClientKey[];
}

export interface NewClient {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly keyDays: number;
}

/** A key as it is stored. */
export interface NewKey {
  readonly id: string;
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
}

/** The clients and their keys. Nothing of it is ever deleted: the log names keys by their ids. */
export abstract class Clients {
  abstract create(spec: NewClient, key: NewKey): Promise<ClientRecord>;
  abstract find(id: string): Promise<ClientRecord | undefined>;
  /** In the order of their ids, which is that of their making, those after `after`. */
  abstract list(
    after: string | undefined,
    limit: number,
  ): Promise<{ items: readonly ClientRecord[]; next?: string }>;
  /**
   * Gives the client another key. The newest of those before lives for `overlapMs` at most from now, any other ends
   * at once. undefined for a client that is unknown or revoked.
   */
  abstract rotate(id: string, key: NewKey, overlapMs: number): Promise<ClientRecord | undefined>;
  /** Ends one key, or without `keyId` the client with all its keys; undefined where there is no such thing. */
  abstract revoke(id: string, keyId?: string): Promise<ClientRecord | undefined>;
}

/** A key as it is checked. */
export interface StoredKey {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  readonly client: Client;
  readonly revoked: boolean;
  /** Milliseconds until it expires, by the store's clock; not positive once it has. */
  readonly endsInMs: number;
}

export abstract class ClientKeys {
  /** undefined for an id that was never given. Rejects with an `unavailable` problem while the store is away. */
  abstract find(keyId: string): Promise<StoredKey | undefined>;
}
