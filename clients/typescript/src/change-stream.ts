import type { components } from './api.js';
import type { Call } from './call.js';
import { eventsIn } from './events.js';
import { pause } from './pause.js';
import { ProblemError } from './problem-error.js';
import { type RetryOptions, waitMs } from './retrying.js';

export type Change = components['schemas']['Change'];

export interface StreamOptions {
  readonly signal?: AbortSignal;
  /** After so long without a sign of life it connects again; 45,000 ms unless told. */
  readonly silenceMs?: number;
}

/** Opens a stream; the answer's head is there when it resolves. */
export type Open = (call: Call) => Promise<Response>;

/**
 * The changes as they come, each once and without an end: it connects again by itself and goes on after the last
 * change. Ends with the signal's reason, and with a ProblemError where going on makes no sense; of these
 * `changes_expired` says in `problem.startOver` from which snapshot and position to start over.
 */
export class ChangeStream implements AsyncIterable<Change> {
  private failures = 0;
  private retryMs: number | undefined;
  private id: string | undefined;

  constructor(
    private readonly open: Open,
    private readonly url: string,
    private readonly options: StreamOptions,
    private readonly retry: RetryOptions,
  ) {}

  /** Up to here the log was looked through: what to give as `since` another time. */
  get position(): number | undefined {
    return this.id === undefined ? undefined : Number(this.id);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Change, never> {
    for (;;) {
      const left = new AbortController();
      const { signal } = this.options;
      const stop = () => left.abort(signal!.reason);
      signal?.throwIfAborted();
      signal?.addEventListener('abort', stop);
      let answer: Response | undefined;
      try {
        answer = await this.connect(left.signal);
        if (answer.ok) yield* this.changesIn(answer);
      } catch (error) {
        if (signal?.aborted || error instanceof ProblemError) throw error;
      } finally {
        signal?.removeEventListener('abort', stop);
        left.abort();
      }
      await pause(this.waitMs(answer), signal);
    }
  }

  private async connect(signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { accept: 'text/event-stream' };
    if (this.id !== undefined) headers['last-event-id'] = this.id;
    const call = { method: 'GET', url: this.url, headers, signal, repeatable: true, batchable: false };
    const answer = await this.open(call);
    if (answer.ok || answer.status === 429 || answer.status >= 500) return answer;
    throw ProblemError.of({ status: answer.status, headers: answer.headers, text: await answer.text() });
  }

  private async *changesIn(answer: Response): AsyncGenerator<Change> {
    for await (const { id, event, data, retryMs } of eventsIn(
      answer.body!,
      this.options.silenceMs ?? 45_000,
    )) {
      this.failures = 0;
      this.retryMs = retryMs ?? this.retryMs;
      this.id = id ?? this.id;
      if (event === 'end') return;
      if (data !== undefined) yield JSON.parse(data) as Change;
    }
  }

  /** After a stream that was well, as its instance has told; else longer from failure to failure. */
  private waitMs(answer: Response | undefined): number {
    this.failures++;
    if (answer?.ok && this.failures === 1 && this.retryMs !== undefined) return this.retryMs;
    const { longestMs = 30_000 } = this.retry;
    return waitMs(this.failures, answer?.headers, this.retry) ?? longestMs;
  }
}
