import { begin, end, forget } from './exchanges.js';
import { apiKey, keyWanted } from './key.js';
import { noAnswer, type ProblemAnswer, Refusal } from './refusal.js';

export interface Asking {
  readonly signal?: AbortSignal;
  /** Whether the panel turns to this request. */
  readonly leading?: boolean;
}

/** GETs a path of this origin and notes the exchange; rejects with a Refusal where the answer is none, or a problem. */
export async function ask<T>(path: string, { signal, leading = false }: Asking = {}): Promise<T> {
  const { id } = begin(path, leading);
  const started = performance.now();
  try {
    const response = await fetch(path, {
      signal,
      headers: apiKey.peek() ? { 'x-api-key': apiKey.peek() } : {},
    });
    const text = await response.text();
    const answer = parsed(text);
    const headers = [...response.headers].sort(([one], [other]) => (one < other ? -1 : 1));
    const ms = performance.now() - started;
    end(id, { status: response.status, ms, headers, answer, ...sizes(path, text) });
    if (response.status === 401) keyWanted.value = true;
    if (!response.ok) throw new Refusal(problemOf(answer, response));
    return answer as T;
  } catch (error) {
    if (signal?.aborted) forget(id);
    if (error instanceof Refusal || signal?.aborted) throw error;
    end(id, { status: 0, ms: performance.now() - started });
    throw new Refusal(noAnswer);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function problemOf(answer: unknown, { status, statusText }: Response): ProblemAnswer {
  const told = typeof answer === 'object' ? (answer as Partial<ProblemAnswer>) : {};
  return { title: statusText || `Status ${status}`, ...told, status };
}

function sizes(path: string, text: string) {
  const timings = performance.getEntriesByName(new URL(path, location.href).href, 'resource');
  const { encodedBodySize = 0 } = (timings.at(-1) ?? {}) as Partial<PerformanceResourceTiming>;
  performance.clearResourceTimings();
  return { bytes: new Blob([text]).size, ...(encodedBodySize > 0 && { wireBytes: encodedBodySize }) };
}
