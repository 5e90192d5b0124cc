import { hash as digestOf, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { Problem } from '../../catalogue/problem.js';
import { WrongCredentials } from '../../catalogue/wrong-credentials.js';
import type { Checks, Client } from '../../ports/callers.js';
import type { ClientKeys, StoredKey } from '../../ports/clients.js';
import { type ApiKey, hashOf, idIn, parseApiKey } from './api-key.js';

/** A key that was read: since `readAt` it may have been revoked, at `endsAt` it expires. */
interface ReadKey extends StoredKey {
  readonly readAt: number;
  readonly endsAt: number;
  /** SHA-256 of the text that was found to be this key, so that the next request with it is not taken apart. */
  right?: Buffer;
}

/**
 * Milliseconds. What was read is believed for `trust`, and read again in the background from `refresh` on, so a
 * revocation holds everywhere within 10 s and a key in use waits for no store. While the store is away, a key that was
 * read goes on for `grace`; nobody waits longer than `patience` for it, and not more often than every `pause`.
 */
const keyTimes = { refresh: 3_000, trust: 8_000, grace: 300_000, patience: 500, pause: 1_000 };
const mostKeys = 10_000;

/** Checks clients' keys against the store, of which a bounded part is remembered. */
export class KeyChecks implements Checks<Client> {
  private readonly read = new LRUCache<string, ReadKey>({ max: mostKeys });
  private readonly reading = new Map<string, Promise<ReadKey | undefined>>();
  private awayUntil = -Infinity;

  constructor(
    private readonly store: ClientKeys,
    private readonly now: () => number = () => performance.now(),
  ) {}

  known(text: string): Client | undefined {
    const id = idIn(text);
    const found = this.read.get(id);
    if (!found || !this.believed(found)) return undefined;
    if (this.ageOf(found) > keyTimes.refresh && !this.away) this.fetch(id).catch(() => undefined);
    return isOf(found, text) && this.isLive(found) ? found.client : undefined;
  }

  async check(text: string): Promise<Client> {
    const key = parseApiKey(text);
    if (!key) throw new WrongCredentials('key', 'malformed', 'X-API-Key holds no key of this service.');
    const found = await this.find(key.id);
    if (!found) throw refused('unknown', key);
    if (!isRight(found, key)) throw refused('wrong_secret', key);
    if (found.revoked) throw refused('revoked', key);
    if (!this.isLive(found)) throw refused('expired', key);
    return found.client;
  }

  private async find(id: string): Promise<ReadKey | undefined> {
    const known = this.read.get(id);
    if (known && this.believed(known)) return known;
    try {
      return await this.within(this.fetch(id));
    } catch (error) {
      this.awayUntil = this.now() + keyTimes.pause;
      if (known && this.ageOf(known) < keyTimes.grace) return known;
      throw unavailable(error);
    }
  }

  /** One question for all who ask for the same key at the same time. */
  private fetch(id: string): Promise<ReadKey | undefined> {
    const under = this.reading.get(id) ?? this.ask(id).finally(() => this.reading.delete(id));
    this.reading.set(id, under);
    return under;
  }

  private async ask(id: string): Promise<ReadKey | undefined> {
    const readAt = this.now();
    const stored = await this.store.find(id);
    if (!stored) return void this.read.delete(id);
    const key = { ...stored, readAt, endsAt: readAt + stored.endsInMs };
    this.read.set(id, key);
    return key;
  }

  private within<T>(work: Promise<T>): Promise<T> {
    const late = pause(keyTimes.patience, undefined, { ref: false }).then(() => {
      throw new Error(`no answer within ${keyTimes.patience} ms`);
    });
    return Promise.race([work, late]);
  }

  private believed(key: ReadKey): boolean {
    return this.ageOf(key) < (this.away ? keyTimes.grace : keyTimes.trust);
  }

  private isLive({ revoked, endsAt }: ReadKey): boolean {
    return !revoked && this.now() < endsAt;
  }

  private ageOf({ readAt }: ReadKey): number {
    return this.now() - readAt;
  }

  /** Whether the store was asked in vain a moment ago. */
  private get away(): boolean {
    return this.now() < this.awayUntil;
  }
}

function isOf(found: ReadKey, text: string): boolean {
  const digest = digestOf('sha256', text, 'buffer');
  if (found.right && timingSafeEqual(found.right, digest)) return true;
  const key = parseApiKey(text);
  if (!key || !isRight(found, key)) return false;
  found.right = digest;
  return true;
}

function isRight({ hash }: StoredKey, { secret }: ApiKey): boolean {
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(secret)));
}

/** Who has not got the secret is not told whether there is such a key. */
function refused(
  reason: 'unknown' | 'wrong_secret' | 'revoked' | 'expired',
  { id }: ApiKey,
): WrongCredentials {
  const ended = reason === 'expired' || reason === 'revoked' ? reason : undefined;
  const message = ended ? `The key in X-API-Key is ${ended}.` : 'The key in X-API-Key is not known.';
  return new WrongCredentials('key', reason, message, id);
}

function unavailable(cause: unknown): Problem {
  const problem = new Problem('unavailable', 'Keys cannot be checked for the moment.', { retryAfter: 2 });
  problem.cause = cause;
  return problem;
}
