import type { Alternative } from './alternative.js';

/** Every way in which Ogrom refuses: the stable code that clients may rely on, its status and title. */
export const problems = {
  invalid_request: { status: 400, title: 'The request has mistakes' },
  bad_cursor: { status: 400, title: 'The cursor does not belong to this list' },
  not_a_feed: { status: 400, title: 'The body is no feed' },
  unauthorized: { status: 401, title: 'Credentials are missing or wrong' },
  forbidden: { status: 403, title: 'These credentials do not permit that' },
  not_found: { status: 404, title: 'There is no such thing' },
  method_not_allowed: { status: 405, title: 'This method does nothing here' },
  request_timeout: { status: 408, title: 'The request came too slowly' },
  conflict: { status: 409, title: 'The state of the resource does not allow that' },
  gone: { status: 410, title: 'It is no longer there' },
  precondition_failed: { status: 412, title: 'The resource has changed meanwhile' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body has a type that is not understood here' },
  idempotency_mismatch: { status: 422, title: 'The idempotency key was used with another body' },
  precondition_required: { status: 428, title: 'This write needs If-Match' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  download_failed: { status: 502, title: 'The feed could not be fetched' },
  unavailable: { status: 503, title: 'A system that this needs is away' },
  not_caught_up: { status: 503, title: 'The index has not reached the asked position yet' },
} as const;

export type ProblemCode = keyof typeof problems;

/** One mistake in a request: where (`query.limit`, `body.url`), which, and what would be right. */
export interface Mistake {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** A refusal. `detail` is for the caller's eyes, so it never tells of the inside. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly more: {
      errors?: readonly Mistake[];
      retryAfter?: number;
      alternatives?: readonly Alternative[];
    } = {},
  ) {
    super(detail);
  }
  get status(): number {
    return problems[this.code].status;
  }
}
