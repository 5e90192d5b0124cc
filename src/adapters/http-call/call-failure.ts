import { RefusedUrl } from './checked-url.js';

/**
 * Why a third party gave no answer that can be used. `busy`: too many calls wait for it already; `resting`: its breaker
 * is open; neither of these two was sent.
 */
export const failureKinds = [
  ...(['timeout', 'connection', 'tls', 'cut_off', 'status', 'content', 'too_large'] as const),
  ...(['address', 'busy', 'resting'] as const),
] as const;
export type FailureKind = (typeof failureKinds)[number];

const transient: ReadonlySet<FailureKind> = new Set(['timeout', 'connection', 'cut_off']);
const notSent: ReadonlySet<FailureKind> = new Set(['busy', 'resting', 'address']);

export class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly more: { readonly status?: number; readonly retryAfterMs?: number } = {},
  ) {
    super(message);
  }

  /** Whether the same call may go better in a moment. */
  get transient(): boolean {
    return transient.has(this.kind) || this.overloaded;
  }

  /** Whether it says something about the third party as a whole: a 404 is about one thing, a 503 about all of them. */
  get grave(): boolean {
    if (this.kind === 'status') return this.overloaded;
    return !notSent.has(this.kind);
  }

  private get overloaded(): boolean {
    const { status = 0 } = this.more;
    return status >= 500 || status === 429;
  }
}

const words: Readonly<Record<string, readonly [FailureKind, string]>> = {
  ENOTFOUND: ['connection', 'its host name is not known'],
  EAI_AGAIN: ['connection', 'its host name could not be looked up'],
  ECONNREFUSED: ['connection', 'it refuses connections'],
  ECONNRESET: ['cut_off', 'it broke the connection off'],
  EPIPE: ['cut_off', 'it broke the connection off'],
  UND_ERR_SOCKET: ['cut_off', 'it broke the connection off'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['cut_off', 'its answer is not as long as it said'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'it could not be reached in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'it did not answer in time'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'it stopped sending'],
  UND_ERR_HEADERS_OVERFLOW: ['too_large', 'its headers are too large'],
};

/** What went wrong, in words that tell no addresses. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  if (error instanceof RefusedUrl) return new CallFailure('address', error.message);
  const { code, name } = error as { code?: unknown; name?: string };
  const known = typeof code === 'string' ? words[code] : undefined;
  if (known) return new CallFailure(...known);
  if (name === 'AbortError' || name === 'TimeoutError') return tooSlow();
  const text = String(code ?? name);
  if (/CERT|SIGN|ALTNAME|ISSUER|SSL|TLS|EPROTO/.test(text))
    return new CallFailure('tls', `its certificate or its TLS is not valid (${text})`);
  if (text.startsWith('HPE_')) return new CallFailure('content', `what it sends is no HTTP (${text})`);
  return new CallFailure('connection', `the connection failed (${text})`);
}

export function tooSlow(): CallFailure {
  return new CallFailure('timeout', 'it did not answer in time');
}
