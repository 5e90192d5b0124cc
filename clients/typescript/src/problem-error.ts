import type { components } from './api.js';
import type { Reply } from './call.js';

export type Problem = components['schemas']['Problem'];

/** A refusal of the service. `code` is stable; it is `unexpected` where what answered was not Ogrom. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: Problem['code'] | 'unexpected';
  /** Every mistake in the request; empty unless there were some. */
  readonly errors: NonNullable<Problem['errors']>;
  readonly traceId: string | undefined;

  constructor(
    readonly status: number,
    /** All that the answer says; undefined where it was no problem+json. */
    readonly problem: Problem | undefined,
    readonly headers: Headers,
  ) {
    super(problem ? `${problem.code}: ${problem.detail}` : `an unexpected answer with status ${status}`);
    this.code = problem?.code ?? 'unexpected';
    this.errors = problem?.errors ?? [];
    this.traceId = problem?.traceId ?? headers.get('traceparent')?.split('-')[1];
  }

  static of({ status, headers, text }: Reply): ProblemError {
    return new ProblemError(status, problemIn(text), headers);
  }
}

function problemIn(text: string): Problem | undefined {
  try {
    const read = JSON.parse(text) as Problem | null;
    return typeof read?.code === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}
