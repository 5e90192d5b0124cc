import type { ElasticsearchService } from '@nestjs/elasticsearch';
import { errors, type TransportRequestParams } from '@elastic/elasticsearch';
import { Problem } from '../../catalogue/problem.js';
import type { Tracing } from '../../ports/tracing.js';
import type { Breaker } from './breaker.js';

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
    private readonly client: Pick<ElasticsearchService, 'transport'>,
    private readonly breaker: Breaker,
    private readonly tracing?: Tracing,
    /** For reads that a person waits for. */
    readonly reads: Call = interactive,
  ) {}

  async call<T>(request: TransportRequestParams, call: Call): Promise<T> {
    const rest = this.breaker.remaining();
    if (rest > 0) throw unavailable(rest);
    try {
      const answer = await this.traced(request, call);
      this.breaker.succeeded();
      return answer as T;
    } catch (error) {
      throw this.understood(error);
    }
  }

  private traced(request: TransportRequestParams, { timeoutMs, signal }: Call): Promise<unknown> {
    const send = (headers: Readonly<Record<string, string>> = {}) =>
      this.client.transport.request(request, {
        requestTimeout: timeoutMs,
        maxRetries: 0,
        signal,
        headers,
      });
    const { method } = request;
    const attributes = { 'db.system.name': 'elasticsearch', 'http.request.method': method };
    return this.tracing?.call(`elasticsearch ${method}`, attributes, send) ?? send();
  }

  /** Resolves when it answers at all. Asks past the breaker, which is about how searches go, and tells it nothing. */
  async ping(signal: AbortSignal): Promise<void> {
    const patience = { requestTimeout: background.timeoutMs, maxRetries: 0, signal };
    await this.client.transport.request({ method: 'GET', path: '/' }, patience);
  }

  private understood(error: unknown): unknown {
    if (away.some((kind) => error instanceof kind)) {
      this.breaker.failed();
      return unavailable();
    }
    if (!(error instanceof errors.ResponseError)) return error;
    const status = error.statusCode ?? 500;
    if (status === 429 || status >= 502) return unavailable();
    this.breaker.succeeded();
    return new EngineRefusal(status, reasonOf(error.body), error.message);
  }
}

function reasonOf(body: unknown): string {
  const { error } = (body ?? {}) as { error?: { type?: string } };
  return error?.type ?? 'unknown';
}

export function unavailable(restMs = 2_000, detail = 'Search is away for the moment'): Problem {
  return new Problem('unavailable', detail, { retryAfter: Math.ceil(restMs / 1000) });
}

/** Whether the engine says that an index, alias or document is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof EngineRefusal && error.status === 404;
}
