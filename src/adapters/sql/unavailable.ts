import { Problem } from '../../catalogue/problem.js';

/** The refusal while the database cannot answer; the reason is kept as `cause`, for the log alone. */
export function unavailable(detail: string, cause?: unknown): Problem {
  const problem = new Problem('unavailable', detail, { retryAfter: 2 });
  problem.cause = cause;
  return problem;
}
