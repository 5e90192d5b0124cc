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
  changes_expired: { status: 410, title: 'The change log does not reach back that far any more' },
  gone: { status: 410, title: 'It is no longer there' },
  precondition_failed: { status: 412, title: 'The resource has changed meanwhile' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body has a type that is not understood here' },
  idempotency_mismatch: { status: 422, title: 'The idempotency key was used with another body' },
  too_many_parts: { status: 422, title: 'The batch would become too many requests' },
  failed_dependency: { status: 424, title: 'What this depends on did not give what it needs' },
  precondition_required: { status: 428, title: 'This write needs If-Match' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The head of the request is too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  download_failed: { status: 502, title: 'The feed could not be fetched' },
  unavailable: { status: 503, title: 'A system that this needs is away' },
  too_many_readers: { status: 503, title: 'This instance has no room for another reader of changes' },
  not_caught_up: { status: 503, title: 'The index has not reached the asked position yet' },
  deadline_exceeded: { status: 504, title: 'It was not finished by the deadline of its batch' },
  answers_too_large: { status: 507, title: 'The answers of the batch are too large together' },
} as const;

export type ProblemCode = keyof typeof problems;

/** One mistake in a request: where (`query.limit`, `body.url`), which, and what would be right. */
export interface Mistake {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** For a copy that cannot be brought up to date: read what there is at `snapshot`, then follow from `position`. */
export interface StartOver {
  readonly snapshot: string;
  readonly position: number;
}

interface More {
  readonly errors?: readonly Mistake[];
  readonly retryAfter?: number;
  readonly startOver?: StartOver;
  readonly alternatives?: readonly Alternative[];
}

/** A refusal. `detail` is for the caller's eyes, so it never tells of the inside. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly more: More = {},
  ) {
    super(detail);
  }
  get status(): number {
    return problems[this.code].status;
  }
}
