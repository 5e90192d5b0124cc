import { errors } from '@elastic/elasticsearch';
import { Problem } from '../../catalogue/problem.js';
import type { Tracing } from '../../ports/tracing.js';
import type { Breaker } from './breaker.js';
import type { EngineAnswer, EngineRequest, Wire } from './wire.js';

/** What the engine refused, with its HTTP status and its own word for the reason. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Call {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** A read that a person waits for. */
export const interactive: Call = { timeoutMs: 800 };
/** Work of the indexer. */
export const background: Call = { timeoutMs: 30_000 };

const away = [errors.ConnectionError, errors.TimeoutError, errors.NoLivingConnectionsError];

/**
 * Elasticsearch, called without retries and with a time limit each. Throws an `unavailable` problem where it is away,
 * at once while the breaker is open, and EngineRefusal for any other refusal.
 */
export class Engine {
  constructor(
    private readonly wire: Pick<Wire, 'send'>,
    private readonly breaker: Breaker,
    private readonly tracing?: Tracing,
    /** For reads that a person waits for. */
    readonly reads: Call = interactive,
  ) {}

  async call<T>(request: EngineRequest, call: Call): Promise<T> {
    const rest = this.breaker.remaining();
    if (rest > 0) throw unavailable(rest);
    const { status, body } = await this.traced(request, call).catch((error: unknown) => {
      throw this.understood(error);
    });
    if (status === 429 || status >= 502) throw unavailable();
    this.breaker.succeeded();
    if (status >= 400) throw refusal(status, body);
    return body as T;
  }

  private traced(request: EngineRequest, call: Call): Promise<EngineAnswer> {
    const send = (headers: Readonly<Record<string, string>> = {}) =>
      this.wire.send(request, { ...call, headers });
    const { method } = request;
    const attributes = { 'db.system.name': 'elasticsearch', 'http.request.method': method };
    return this.tracing?.call(`elasticsearch ${method}`, attributes, send) ?? send();
  }

  /** Resolves when it answers at all. Asks past the breaker, which is about how searches go, and tells it nothing. */
  async ping(signal: AbortSignal): Promise<void> {
    const patience = { ...background, signal, headers: {} };
    const { status, body } = await this.wire.send({ method: 'GET', path: '/' }, patience);
    if (status >= 400) throw refusal(status, body);
  }

  private understood(error: unknown): unknown {
    if (!away.some((kind) => error instanceof kind)) return error;
    this.breaker.failed();
    return unavailable();
  }
}

function refusal(status: number, body: unknown): EngineRefusal {
  const { error } = (body ?? {}) as { error?: { type?: string; reason?: string } | string };
  const { type = 'unknown', reason = '' } = typeof error === 'object' ? error : { reason: error };
  return new EngineRefusal(status, type, [status, type, reason].filter(Boolean).join(' '));
}

export function unavailable(restMs = 2_000, detail = 'Search is away for the moment'): Problem {
  return new Problem('unavailable', detail, { retryAfter: Math.ceil(restMs / 1000) });
}

/** Whether the engine says that an index, alias or document is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof EngineRefusal && error.status === 404;
}
