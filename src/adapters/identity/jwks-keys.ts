import { createLocalJWKSet, errors, type JWTVerifyGetKey, type LocalJWKSet } from 'jose';
import { Problem } from '../../catalogue/problem.js';
import { type DiscoveredKeys, fetchKeys } from './discovery.js';

/** Milliseconds. Keys are asked for again when they are not `fresh`, and while nobody answers they serve for `keep`. */
export const keySetTimes = { fresh: 300_000, keep: 86_400_000, between: 10_000, timeout: 3_000 };

/**
 * The public keys of an identity provider, fetched when first needed and then in the background. A token by an unknown
 * key makes them be fetched again, though not more often than every 10 s, whatever the tokens are.
 */
export class JwksKeys {
  private set: LocalJWKSet | undefined;
  private fetchedAt = -Infinity;
  private attemptedAt = -Infinity;
  private fetching: Promise<void> | undefined;
  /** Of the last attempt. */
  failure: unknown;

  constructor(
    private readonly issuer: string,
    private readonly now: () => number = () => performance.now(),
    private readonly fetched: (issuer: string, signal: AbortSignal) => Promise<DiscoveredKeys> = fetchKeys,
  ) {}

  /** The key that a token's header names. Rejects with an `unavailable` problem where that cannot be told. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const set = await this.current();
    try {
      return await set(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.refresh().catch(unavailable);
      return this.set!(header, token);
    }
  };

  /** Fetches them where it is time. Rejects where they cannot be had and were not fetched within the last minutes. */
  async keepFresh(): Promise<void> {
    if (this.age < keySetTimes.fresh) return;
    await this.refresh();
  }

  private async current(): Promise<LocalJWKSet> {
    if (this.set && this.age < keySetTimes.keep) {
      if (this.age > keySetTimes.fresh) this.refresh().catch(() => undefined);
      return this.set;
    }
    await this.refresh().catch(unavailable);
    return this.set!;
  }

  /** Resolves also where they were fetched a moment ago; rejects also where that was in vain. */
  private async refresh(): Promise<void> {
    if (this.now() - this.attemptedAt < keySetTimes.between && !this.fetching) {
      if (this.failure === undefined) return;
      throw this.failure;
    }
    this.fetching ??= this.fetch().finally(() => (this.fetching = undefined));
    await this.fetching;
  }

  private async fetch(): Promise<void> {
    this.attemptedAt = this.now();
    try {
      const limit = AbortSignal.timeout(keySetTimes.timeout);
      this.set = createLocalJWKSet(await this.fetched(this.issuer, limit));
      this.fetchedAt = this.now();
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  private get age(): number {
    return this.now() - this.fetchedAt;
  }
}

function unavailable(cause: unknown): never {
  const problem = new Problem('unavailable', 'The identity provider does not answer.', { retryAfter: 5 });
  problem.cause = cause;
  throw problem;
}
