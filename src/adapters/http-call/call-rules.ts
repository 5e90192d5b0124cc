import type { Resolve } from './guarded-lookup.js';

/** How a third party is asked. All that is called is idempotent: GET and HEAD. */
export interface CallRules {
  /** As it stands in /health and /metrics. */
  readonly name: string;
  /** Until there is a connection, and until its headers are there; how long it may be silent then. */
  readonly connectMs: number;
  readonly headersMs: number;
  readonly bodyMs: number;
  /** One attempt, from beginning to end. */
  readonly attemptMs: number;
  /** The whole call, waiting and retries included: nobody waits longer. */
  readonly totalMs: number;
  /** Further attempts after a failure that may pass. */
  readonly retries: number;
  /** Calls at a time, and how many more may wait. */
  readonly atOnce: number;
  readonly waiting: number;
  /** After so many failures in a row nothing is sent for so long; then one call is let through as a trial. */
  readonly breaker: { readonly failures: number; readonly restMs: number };
  /** Of an answer's body. */
  readonly maxBytes: number;
  /** Certificates to trust in place of the usual authorities. */
  readonly ca?: string;
  /** For URLs that come from data: where they may lead, redirects too. Without it the URL is trusted and no redirect followed. */
  readonly guard?: CallGuard;
}

interface CallGuard {
  readonly allowAddress: (address: string) => boolean;
  readonly resolve: Resolve;
  readonly schemes: readonly ('http:' | 'https:')[];
  readonly redirects: number;
}

export interface CallRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Which statuses are answers; 200 alone unless told. */
  readonly accepts?: (status: number) => boolean;
  /** Which media types are answers; any unless told. */
  readonly types?: readonly string[];
  /** False where nobody wants the body: it is not read. */
  readonly body?: boolean;
}

export interface CallAnswer {
  readonly status: number;
  /** Small letters, without parameters; '' where there is none. */
  readonly type: string;
  readonly body: Buffer;
}
