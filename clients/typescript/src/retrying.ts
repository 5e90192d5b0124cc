import type { Call, Reply, Send } from './call.js';
import { pause } from './pause.js';

export interface RetryOptions {
  /** How often a call is tried at most; 4 unless told, 1 for never again. */
  readonly tries?: number;
  /** The first wait in milliseconds, which doubles from try to try; 200 unless told. */
  readonly baseMs?: number;
  /** No wait is longer; an answer that asks for more is given at once. 30,000 unless told. */
  readonly longestMs?: number;
  /** Between 0 and 1: how much longer a wait becomes, so that those who were refused together come apart. */
  readonly random?: () => number;
}

/** Tries again after 429, and, where that does no harm, after 503 and a lost connection. */
export function retrying(send: Send, options: RetryOptions): Send {
  return async (call) => {
    const tries = call.tries ?? options.tries ?? 4;
    for (let attempt = 1; ; attempt++) {
      const reply = await send(call).catch((error: unknown) => {
        if (attempt >= tries || !isLost(error, call)) throw error;
      });
      const wait = waitMs(attempt, reply?.headers, options);
      if (reply && (attempt >= tries || !isRefused(reply, call) || wait === undefined)) return reply;
      await pause(wait ?? 0, call.signal);
    }
  };
}

function isRefused({ status }: Reply, { repeatable }: Call): boolean {
  return status === 429 || (status === 503 && repeatable);
}

/** fetch() rejects with a TypeError, maybe of another realm, where there was no answer or not the whole of it. */
function isLost(error: unknown, { repeatable, signal }: Call): boolean {
  return repeatable && !signal?.aborted && (error as Error | null)?.name === 'TypeError';
}

/** In milliseconds; undefined where the other side asks for more than anybody wants to wait. */
export function waitMs(
  attempt: number,
  headers: Headers | undefined,
  options: RetryOptions,
): number | undefined {
  const { baseMs = 200, longestMs = 30_000, random = Math.random } = options;
  const asked = retryAfterMs(headers?.get('retry-after'));
  if (asked > longestMs) return undefined;
  const backoff = Math.min(baseMs * 2 ** (attempt - 1), longestMs);
  return Math.max(asked, backoff / 2) + (random() * backoff) / 2;
}

/** RFC 9110, 10.2.3: seconds or a date. */
function retryAfterMs(text: string | null | undefined): number {
  if (!text) return 0;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Math.max(0, ms || 0);
}
